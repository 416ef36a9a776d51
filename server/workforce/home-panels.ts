import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { HomePanel } from '#platform/web/room.ts'
import { officerPath } from './pages/figures/addresses.ts'
import { hoursText, percentText, pointsText } from './pages/figures/words.ts'
import type { OfficerLoad } from './queries/officers.ts'
import { type OwnFigure, ownFigure } from './queries/own-figure.ts'

/** A practitioner meets their own figure first. */
export const workloadPanels = async ({
  trx,
  actor,
  now,
}: {
  trx: Trx
  actor: Actor
  now: Date
}): Promise<readonly HomePanel[]> => {
  if (actor.role !== 'practitioner' || actor.practitioner === null) return []
  const own = await ownFigure(trx, actor.practitioner, dayOf(now))
  if (!own) return []
  return own.posts.map(post => ({
    heading: `Your workload: ${percentText(post.percent)}`,
    sentence: sentenceOf(post, own),
    href: officerPath(post.team, post.officer),
    ingredients: ingredientsOf(post),
  }))
}

const sourceText = ({ source }: OfficerLoad, { file }: OwnFigure): string =>
  source === 'record' || !file
    ? 'now, from the record'
    : `by the nightly file of ${dayText(file.extractDay)}, ${file.age}`

const sentenceOf = (post: OfficerLoad, own: OwnFigure): string => {
  const { teamName, percent, cases, used, available } = post
  return percent.known
    ? `${countedText(cases ?? 0, 'case')} in ${teamName}: ${pointsText(used)} of ${pointsText(available)} points, ${sourceText(post, own)}.`
    : `${teamName}: ${percent.why}.`
}

const points = (part: number | null): string => (part === null ? 'Unknown' : countText(part))

/** What the figure is made of; every part opens to its own lines on the officer's page. */
const ingredientsOf = (post: OfficerLoad) => [
  { label: `Points for ${countedText(post.cases ?? 0, 'case')}`, value: points(post.casePoints) },
  { label: 'Points for young adults in transition', value: points(post.t2aPoints) },
  { label: 'Points for court reports', value: points(post.reportPoints) },
  { label: 'Points for support contacts', value: points(post.contactPoints) },
  { label: 'Points available', value: pointsText(post.available) },
  { label: 'Contracted hours a week', value: hoursText(post.contracted) },
  { label: 'Hours taken off', value: hoursText(post.reduced) },
]
