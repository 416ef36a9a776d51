import type { Wishes } from '@candour/forecast'
import { countedText } from '#platform/web/numbers.ts'
import { gradeText } from '../../pages/figures/words.ts'
import type { Ahead } from '../ahead-of.ts'
import { weekText } from '../words.ts'

type Known = Pick<Ahead, 'unit' | 'posts' | 'on'>

const namesOf = (codes: readonly string[], { unit }: Known): string =>
  codes.map(code => unit.teams.find(team => team.code === code)?.name ?? code).join(', ')

const closedText = ({ closed }: Wishes, known: Known): readonly string[] =>
  closed === null
    ? []
    : [
        `From ${weekText(known.on, closed.week)} new cases of ${namesOf(closed.teams, known)} go to ${closed.to === 'nobody' ? 'nobody' : 'the other teams, by the points they have available'}.`,
      ]

const lostText = ({ lost }: Wishes, { posts, on }: Known): readonly string[] => {
  if (lost === null) return []
  const named = lost.officers.map(officer => posts.find(post => post.officer === officer)?.name ?? officer)
  const graded = lost.grade ? [countedText(lost.grade.number, gradeText(lost.grade.grade).toLowerCase())] : []
  return [
    `From ${weekText(on, lost.week)} these go, and their cases stay with their team: ${[...named, ...graded].join(', ')}.`,
  ]
}

const cohortText = ({ cohort }: Wishes, known: Known): readonly string[] => {
  if (cohort === null) return []
  const people = cohort.tiers.map(({ tier, people }) => `${people} of tier ${tier}`).join(', ')
  const where = cohort.team === null ? 'all open teams' : namesOf([cohort.team], known)
  const stay = cohort.stay === null ? '' : ` They stay ${countedText(cohort.stay, 'week')}.`
  return [`On ${weekText(known.on, cohort.week)} come ${people}, in ${cohort.location}, to ${where}.${stay}`]
}

/** Each wish in a sentence. */
export const describe = (wishes: Wishes, suspended: readonly string[], known: Known): readonly string[] => {
  const { weights, hours } = wishes
  return [
    ...closedText(wishes, known),
    ...lostText(wishes, known),
    ...cohortText(wishes, known),
    ...weights.map(({ tier, location, points }) => `A case of tier ${tier} in ${location} weighs ${points} points.`),
    ...(suspended.length === 0 ? [] : [`Post-sentence supervision of tiers ${suspended.join(', ')} weighs nothing.`]),
    ...(hours === null
      ? []
      : [
          `From ${weekText(known.on, hours.week)} ${hours.grade === null ? 'everybody' : `each ${gradeText(hours.grade).toLowerCase()}`} has ${Math.abs(hours.each)} hours a week ${hours.each > 0 ? 'more' : 'fewer'}.`,
        ]),
  ]
}
