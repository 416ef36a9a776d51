import type { Labels } from '../answers.ts'

export const sentenceGroups = {
  adult: 'Adult, standard determinate sentence',
  youth: 'Young person, standard determinate sentence',
  indeterminate: 'Indeterminate sentence',
  extended: 'Extended sentence',
} satisfies Labels

export const newOffences = {
  no: 'No',
  'only-charged': 'Only charged',
  'charged-and-convicted': 'Charged and convicted',
} satisfies Labels

/** What takes an adult out of the fixed term, each on its own. */
export const adultExclusions = {
  'parole-board': 'Referred to the Parole Board under section 244ZB',
  'repatriated-for-murder': 'Repatriated for murder',
  'particular-concern': 'Sentence for offenders of particular concern',
  'discretionary-release': 'Discretionary conditional release',
  'national-security': 'Terrorist or national security offence',
  'foreign-power': 'Foreign power threat',
  'mappa-category-4': 'MAPPA category 4',
  'mappa-level-2-or-3': 'MAPPA level 2 or 3',
} satisfies Labels

/** What opens the choice for a young person, each on its own. */
export const youthExceptions = {
  'twelve-months-or-more': 'Sentence of 12 months or more',
  'serious-offence-charged': 'Charged with a serious offence',
  'mappa-level-2-or-3': 'MAPPA level 2 or 3',
} satisfies Labels

export const circumstances = { ...adultExclusions, ...youthExceptions }

export type RecallFacts = {
  readonly group: keyof typeof sentenceGroups
  readonly newOffence?: keyof typeof newOffences | undefined
  /** Of each circumstance that was asked about, whether it applies. One that is not here was not answered. */
  readonly answers: Readonly<Record<string, boolean>>
}

export type RecallRule =
  | { readonly type: 'FIXED_TERM' | 'STANDARD' | 'EITHER' }
  | { readonly type: 'unknown'; readonly unanswered: readonly string[] }

const standard: RecallRule = { type: 'STANDARD' }
const fixedTerm: RecallRule = { type: 'FIXED_TERM' }

/** One answer that applies decides; otherwise every one must have been answered. */
const decided = (asked: Labels, answers: RecallFacts['answers'], whenOne: RecallRule): RecallRule => {
  const names = Object.keys(asked)
  if (names.some(name => answers[name] === true)) return whenOne
  const unanswered = names.filter(name => answers[name] === undefined)
  return unanswered.length > 0 ? { type: 'unknown', unanswered } : fixedTerm
}

/**
 * Which type of recall the law leaves: a fixed term, a standard recall, or a choice between the two; `unknown` with the
 * questions that nobody has answered yet. Emergency recall of an indeterminate sentence counts as standard here.
 *
 * @source tiering.md 3.6, fixed-term rules under the Sentencing Act 2026
 */
export const recallRule = ({ group, newOffence, answers }: RecallFacts): RecallRule => {
  if (group === 'indeterminate' || group === 'extended') return standard
  if (group === 'youth') return decided(youthExceptions, answers, { type: 'EITHER' })
  if (newOffence === undefined) return { type: 'unknown', unanswered: ['newOffence'] }
  return newOffence === 'only-charged' ? standard : decided(adultExclusions, answers, standard)
}
