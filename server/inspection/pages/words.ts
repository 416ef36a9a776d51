import { type Chances, isKnown, type Rating, type Unknown } from '@candour/rating'
import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText } from '#platform/web/dates.ts'
import type { Inspection } from '../queries/inspection.ts'
import type { NoticeKind, Stage } from '../stages.ts'

const tag = (text: string, colour: string): StatusTag => ({ text, classes: `govuk-tag--${colour}` })

/** A stage as a coloured word. */
export const stageTags: Readonly<Record<Stage, StatusTag>> = {
  opened: tag('Not announced', 'grey'),
  frozen: tag('Announced', 'yellow'),
  drawn: tag('Under way', 'blue'),
  published: tag('Published', 'green'),
}

const ratingColours: Readonly<Record<Rating, string>> = {
  Inadequate: 'red',
  'Requires improvement': 'yellow',
  Good: 'blue',
  Outstanding: 'green',
}

/** A rating as a coloured word, or why there is none. */
export const ratingTag = (rating: Rating | Unknown): StatusTag =>
  isKnown(rating) ? tag(rating, ratingColours[rating]) : tag('Not rated yet', 'grey')

/** "62%", or "Unknown" with no figure pretending to be one. */
export const percentText = (percent: number | Unknown): string => (isKnown(percent) ? `${percent}%` : 'Unknown')

/** "Good 76%, Requires improvement 24%": the likeliest first; bands below half a percent are left out. */
export const chancesText = (chances: Chances | Unknown): string => {
  if (!isKnown(chances)) return chances.unknown
  return Object.entries(chances)
    .filter(([, chance]) => chance >= 0.005)
    .sort(([, one], [, other]) => other - one)
    .map(([rating, chance]) => `${rating} ${chance > 0.995 ? 'above 99' : Math.round(chance * 100)}%`)
    .join(', ')
}

/** How a case is called on a page: the first eight signs of its pseudonym. */
export const caseName = (id: string): string => id.slice(0, 8)

/** "5 October 2026 to 16 October 2026". */
export const daysText = (from: string, to: string): string => `${dayText(from)} to ${dayText(to)}`

const noticeWords: Readonly<Record<NoticeKind, string>> = {
  announced: 'Announced',
  'short notice': 'Short notice',
  unannounced: 'Unannounced',
}

/** "Announced, 28 days of notice". */
export const noticeText = ({
  notice_kind: kind,
  notice_days: days,
}: Pick<Inspection, 'notice_kind' | 'notice_days'>) =>
  days === 0 ? noticeWords[kind] : `${noticeWords[kind]}, ${days} ${days === 1 ? 'day' : 'days'} of notice`

/** How the size of a sample was decided. */
export const ruleText = ({ rule_fixed: fixed, rule_confidence, rule_margin }: Inspection): string =>
  fixed === null
    ? `Enough cases for ${rule_confidence}% confidence and a margin of ${rule_margin} points`
    : `${fixed} cases, fixed by the lead inspector`

const stratumWords: Readonly<Record<string, string>> = {
  'not-assessed': 'risk not assessed',
  'very-high': 'very high risk',
  high: 'high risk',
  medium: 'medium risk',
  low: 'low risk',
}

/** "male, community, medium risk": the strata of a case in words. */
export const stratumText = (values: readonly string[]): string =>
  values.map(value => stratumWords[value] ?? value).join(', ')

/** A hash or seed as people compare it: hexadecimal. */
export const hashText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Who a recommendation is to. */
export const addresseeText = {
  unit: 'To the unit',
  region: 'To the region',
  national: 'To the national service',
} as const
