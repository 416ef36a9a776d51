import { challengeLevelOf } from '@candour/workload'
import type { Actor } from '#platform/access/actor.ts'
import type { View } from '#platform/web/answers.ts'
import { shortDayText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import type { Challenge } from '../../challenges/challenges.ts'
import type { UnitBelow } from '../../challenges/units-below.ts'
import { ingredientText, standingText } from '../figures/challenge-words.ts'

export type ChallengesFacts = {
  readonly challenges: readonly Challenge[]
  readonly units: readonly UnitBelow[]
  readonly actor: Actor
}

type Cell = { readonly text: string; readonly href?: string; readonly numeric?: boolean }
type List = { readonly caption: string; readonly rows: readonly (readonly Cell[])[] }

type ChallengesView = View & {
  readonly lists: readonly List[]
  readonly counts: readonly (readonly Cell[])[]
}

/** Whether a challenge waits on the person: it is their level's turn. */
export const waitsOn = ({ standing, officer }: Challenge, { role, practitioner }: Actor): boolean =>
  standing !== null && officer !== practitioner && standing.level === challengeLevelOf(role)

/** Every word of the list of challenged figures. */
export const presentChallenges = ({ challenges, units, actor }: ChallengesFacts): ChallengesView => {
  const waiting = challenges.filter(one => waitsOn(one, actor))
  const own = challenges.filter(one => one.officer === actor.practitioner)
  const others = challenges.filter(one => !waiting.includes(one) && !own.includes(one))
  const lists = [
    { caption: 'Waiting for your answer', rows: waiting.map(rowOf) },
    { caption: 'Yours', rows: own.map(rowOf) },
    { caption: 'Others that you may see', rows: others.map(rowOf) },
  ]
  return {
    title: 'Challenged figures',
    heading: 'Challenged figures',
    breadcrumbs: [
      { text: 'Home', href: '/' },
      { text: 'Workload', href: '/workload' },
    ],
    lists: lists.filter(({ rows }) => rows.length > 0),
    counts: units.map(unit => countsOf(unit, challenges)),
  }
}

const rowOf = (one: Challenge): readonly Cell[] => [
  { text: ingredientText(one), href: `/workload/challenges/${one.id}` },
  { text: one.officerName },
  { text: one.teamName },
  { text: shortDayText(one.opened_on) },
  { text: standingText(one) },
]

const countsOf = ({ name, teams }: UnitBelow, challenges: readonly Challenge[]): readonly Cell[] => {
  const here = challenges.filter(({ team }) => teams.includes(team))
  const count = (holds: (one: Challenge) => boolean): Cell => ({
    text: countText(here.filter(holds).length),
    numeric: true,
  })
  return [
    { text: name },
    count(({ standing }) => standing !== null),
    count(({ standing }) => standing !== null && standing.climbed > 0),
    count(({ standing }) => standing?.overdue === true),
    count(({ outcome }) => outcome === 'corrected'),
    count(({ outcome }) => outcome === 'explained'),
  ]
}
