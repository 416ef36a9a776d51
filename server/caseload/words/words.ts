import type { Day } from '#platform/database/tables.ts'
import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Labels } from '../kinds/answers.ts'
import { riskLevels } from '../kinds/assessment/risk-answers.ts'
import { sentenceTypes } from '../kinds/sentence/sentence-started.ts'
import { daysBetween } from '../record/late.ts'
import type { SentenceType } from '../record/state/sentence.ts'
import type { RiskLevel } from '../record/state.ts'

/** Said wherever no entry gives an answer. */
export const NOT_RECORDED = 'Not recorded'

const riskColours: Readonly<Record<RiskLevel, string>> = {
  low: 'green',
  medium: 'yellow',
  high: 'orange',
  'very-high': 'red',
}

/** A risk of serious harm as a coloured word; the word alone says it. */
export const riskTag = (risk: RiskLevel | null): StatusTag =>
  risk
    ? { text: riskLevels[risk], classes: `govuk-tag--${riskColours[risk]}` }
    : { text: 'Not assessed', classes: 'govuk-tag--grey' }

/** The label of a stored value; a value that no label names any more stays as it was stored. */
export const labelled = (labels: Labels, value: string): string => labels[value] ?? value

export const sentenceText = (sentence: SentenceType | null): string =>
  sentence ? sentenceTypes[sentence] : NOT_RECORDED

export const dayOrNot = (day: Day | null | undefined): string => (day ? dayText(day) : NOT_RECORDED)

/** "23 days": how long somebody has waited, counted from the day they had nobody. */
export const waitedText = (since: Day, today: Day): string => countedText(daysBetween(since, today), 'day')

/** "age 38". */
export const ageOn = (dateOfBirth: Day, today: Day): string => {
  const hadBirthday = today.slice(5) >= dateOfBirth.slice(5)
  return `age ${Number(today.slice(0, 4)) - Number(dateOfBirth.slice(0, 4)) - (hadBirthday ? 0 : 1)}`
}
