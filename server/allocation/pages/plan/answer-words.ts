import type { InfeasibleResult, NoRelief, PlanResult, Relief } from '@candour/allocation'
import { countedText, countText } from '#platform/web/numbers.ts'
import { type Names, officerName, personName } from './names.ts'

const TENTHS = 10

/** Per cent with one digit, rounded up: what is said to be the highest is never less than it is. */
const up = (percent: number): string => `${Math.ceil(percent * TENTHS) / TENTHS}%`
const down = (percent: number): string => `${Math.floor(percent * TENTHS) / TENTHS}%`

/** The bound in words. */
export const boundWords = ({ highestPercent, bound, gapPercent }: PlanResult): string => {
  if (highestPercent === null || bound === null) return 'Nobody has points available.'
  const best =
    gapPercent === 0
      ? 'No plan can do better: that is proven.'
      : `It is proven that in any plan somebody carries ${down(bound)} or more, so no plan can be better than this one by more than that difference.`
  return `Afterwards the fullest officer is at ${up(highestPercent)}. ${best}`
}

/** More names than this in one sentence are read by nobody: they stand behind it. */
const NAMES_IN_A_SENTENCE = 6

/** A reason, and the names behind it where they are too many for the sentence. */
type Reason = { readonly text: string; readonly names: readonly string[] }

const shortageReason = (
  names: Names,
  { officers, cases, points, room }: InfeasibleResult['shortages'][number],
): Reason => {
  const all = officers.map(id => officerName(names, id))
  const isLong = all.length > NAMES_IN_A_SENTENCE
  const whom = isLong ? countedText(all.length, 'officer') : all.join(', ')
  return {
    text: `${countedText(cases.length, 'person', 'people')} with ${countText(points)} points can go only to ${whom}, who together have room for ${countText(room)}: ${countText(points - room)} points are missing.`,
    names: isLong ? all : [],
  }
}

/** Some things by name, and how many more there are. */
const someOf = (texts: readonly string[]): string => {
  const [named, more] = [texts.slice(0, NAMES_IN_A_SENTENCE), texts.length - NAMES_IN_A_SENTENCE]
  return more > 0 ? `${named.join(', ')} and ${countText(more)} more` : named.join(', ')
}

/** Why there is no plan, one sentence a reason. */
export const shortageReasons = (
  names: Names,
  { shortages, noEligibleOfficer }: InfeasibleResult,
): readonly Reason[] => [
  ...noEligibleOfficer.map(id => ({
    text: `${personName(names, id)}: there is no officer whom no rule and no protection speaks against.`,
    names: [],
  })),
  ...shortages.map(shortage => shortageReason(names, shortage)),
]

const PSEUDONYM = /\b(?:case )?([0-9a-f]{8}-[0-9a-f-]{27})\b/g

const said = <T extends object>(names: Names, relief: T | NoRelief, words: (relief: T) => string): string =>
  'none' in relief ? relief.none.replaceAll(PSEUDONYM, (_, id: string) => personName(names, id)) : words(relief as T)

/** What would help, one line for each kind. */
export const reliefLines = (names: Names, relief: Relief) => [
  {
    kind: 'Cases elsewhere',
    words: `${countedText(relief.casesMoved.cases.length, 'person', 'people')} to be given elsewhere. No fewer than ${countText(relief.casesMoved.atLeast)} would do.`,
  },
  {
    kind: 'Hours',
    words: said(
      names,
      relief.hours,
      hours =>
        `${countText(hours.availablePoints)} points of availability more: ${someOf(hours.officers.map(one => `${officerName(names, one.officer)} ${countText(one.availablePoints)}`))}.`,
    ),
  },
  {
    kind: 'Posts',
    words: said(
      names,
      relief.posts,
      ({ posts, atLeast }) =>
        `${countedText(posts.length, 'post', 'posts')} more, with the hours of ${someOf([...new Set(posts.map(post => officerName(names, post.like)))])} and nothing held. No fewer than ${countText(atLeast)} would do.`,
    ),
  },
  {
    kind: 'A higher limit',
    words: said(
      names,
      relief.limitRaised,
      ({ maxPercent, atLeast }) =>
        `${countText(maxPercent)}% for everybody. Below ${countText(atLeast)}% it is impossible. It is a decision to overload people, and recorded as one.`,
    ),
  },
  {
    kind: 'Standards relaxed',
    words: said(
      names,
      relief.standardsRelaxed,
      ({ percent, atLeast }) =>
        `All work, held and waiting, with ${countText(percent)}% fewer points. Less than ${countText(atLeast)}% would not do.`,
    ),
  },
]
