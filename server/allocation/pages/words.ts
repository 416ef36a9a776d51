import { type Eligibility, limitSetOn } from '@candour/allocation'
import { type Figure, ruleSetOn, shown } from '@candour/workload'
import type { Registration } from '#caseload'
import { wordsOf } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { countText } from '#platform/web/numbers.ts'

/** "112.4%", or "Unknown". */
export const percentText = (figure: Figure): string => (figure.known ? `${shown(figure)}%` : 'Unknown')

/** "1,764", or "Unknown". */
export const pointsText = (figure: Figure): string => (figure.known ? countText(Math.round(figure.value)) : 'Unknown')

/** Where a percentage stands, in words; nothing below amber. */
export const loadTag = (percent: Figure, on: Day): StatusTag | undefined => {
  const rules = ruleSetOn(on)
  if (!rules.known || !percent.known) return undefined
  const { amberFrom, redAbove } = rules.value.data.thresholds
  if (percent.value > redAbove) return { text: `Above ${redAbove}%`, classes: 'govuk-tag--red' }
  return percent.value >= amberFrom ? { text: `${amberFrom}% or more`, classes: 'govuk-tag--yellow' } : undefined
}

/** A figure that cannot be given is shown with its reason. */
export const percentCell = (percent: Figure, on: Day) => ({
  text: percentText(percent),
  numeric: true,
  note: percent.known ? (loadTag(percent, on)?.text ?? '') : percent.why,
})

const verdicts = {
  yes: { text: 'May take it', classes: 'govuk-tag--green' },
  override: { text: 'Only by decision', classes: 'govuk-tag--yellow' },
  no: { text: 'Not this case', classes: 'govuk-tag--red' },
} as const

/** Whether an officer may be given the case, as a coloured word; the word alone says it. Beyond a limit nobody simply may. */
export const verdictTag = ({ verdict }: Eligibility, after: Figure, on: Day): StatusTag =>
  verdicts[verdict === 'yes' && isBeyond(after, on) ? 'override' : verdict]

/** Why the load alone makes it a decision; nothing where it does not. */
export const beyondText = (after: Figure, on: Day): readonly string[] => {
  if (!isBeyond(after, on)) return []
  if (!after.known) return ['What they would carry is unknown: only a recorded decision gives them more']
  return [`Above ${limitSetOn(on).workload.redAbove}% with this case: only a recorded decision gives it`]
}

const isBeyond = (after: Figure, on: Day): boolean => !after.known || after.value > limitSetOn(on).workload.redAbove

/** Registrations by what they are called, each once. */
export const registrationsText = (registrations: readonly Registration[]): string =>
  [...new Set(registrations.map(one => wordsOf('registration-type', one.type)))].join(', ')
