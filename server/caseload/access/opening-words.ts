import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import type { OpeningOfRecord } from './openings.ts'
import { categoryText } from './purposes.ts'

const rules: Readonly<Record<string, string>> = {
  allocation: 'Named officer',
  team: 'Answers for the team',
  cover: 'Colleague, with a purpose',
  sample: 'Sample of an inspection',
  grant: 'Sample, let into a restricted record',
  emergency: 'Emergency',
}

const acts: Readonly<Record<string, string>> = {
  VIEW_PERSON: 'Read the record',
  VIEW_ENTRY: 'Read an entry',
  OPEN_ENTRY_FORM: 'Began an entry',
  ADD_ENTRY: 'Added an entry',
  OPEN_CORRECTION_FORM: 'Began a correction',
  CORRECT_ENTRY: 'Corrected an entry',
  DOWNLOAD_ENTRY_PROOF: 'Took the proof of an entry',
  OPEN_PURPOSE_FORM: 'Was asked why',
  STATE_PURPOSE: 'Said why',
  VIEW_WHO_OPENED: 'Looked at who opened it',
  VIEW_LIMITED_ACCESS: 'Looked at who may open it',
}

/** "Read the record"; an event that has no words of its own in small letters: "view as at". */
const actText = (what: string): string => {
  const words = what.toLowerCase().replaceAll('_', ' ')
  return acts[what] ?? words.charAt(0).toUpperCase() + words.slice(1)
}

/** What somebody did with a record and by which right, in words. */
export const openingText = ({ what, rule, purpose, outcome }: OpeningOfRecord) => ({
  act: actText(what),
  right: rule === null ? '' : (rules[rule] ?? ''),
  purpose: categoryText(purpose),
  tag: outcome === 'done' ? null : refusedTag,
})

const refusedTag: StatusTag = { text: 'Not let in', classes: 'govuk-tag--yellow' }
