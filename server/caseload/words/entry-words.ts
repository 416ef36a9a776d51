import { type StatusTag, statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import { kindOf } from '../kinds/registry.ts'
import type { NameOf } from '../queries/staff.ts'
import type { TimelineEntry } from '../queries/timeline.ts'
import type { Entry } from '../record/entry.ts'
import { fieldsOf } from '../record/fields.ts'
import { isLate, recordedAfter } from '../record/late.ts'

export type Fact = { readonly key: string; readonly value: string }

/** "3 February 2026", or "3 February 2026 to 5 February 2026". */
export const happenedText = ({ from, to }: Entry['happened']): string =>
  to && to !== from ? `${dayText(from)} to ${dayText(to)}` : dayText(from)

/** "Contact: phone call". */
export const titleOf = ({ kind, body }: Entry): string => `${kindOf(kind).title}: ${kindOf(kind).summary(body)}`

/** Whether it was written late, corrected since, or is a correction itself. */
export const tagsOf = ({ entry, correctedBy }: TimelineEntry): StatusTag[] => [
  ...(correctedBy ? [statusTags.corrected] : []),
  ...(entry.supersedes ? [statusTags.correction] : []),
  ...(isLate(entry.happened, entry.recordedAt) ? [statusTags.late] : []),
]

/** What was written, in its own lines. With more than one note each is introduced by its question. */
export const notesOf = ({ kind, body }: Entry): string[] => {
  const notes = fieldsOf(kind, body).filter(field => field.note && !field.missing)
  return notes.map(({ label, value }) => (notes.length > 1 ? `${label}: ${value}` : value))
}

/** The answers that are no notes. */
export const answersOf = ({ kind, body }: Entry): Fact[] =>
  fieldsOf(kind, body)
    .filter(field => !field.note && !field.missing)
    .map(({ label, value }) => ({ key: label, value }))

/** Who did the work, who wrote it down, when, why it was corrected, and where it stands in the ledger. */
export const originOf = ({ entry, leafIndex }: TimelineEntry, nameOf: NameOf): Fact[] => {
  const days = recordedAfter(entry.happened, entry.recordedAt)
  const late = isLate(entry.happened, entry.recordedAt) ? `, ${countedText(days, 'day')} after it happened` : ''
  return [
    ...(entry.author === entry.workDoneBy ? [] : [{ key: 'Work done by', value: nameOf(entry.workDoneBy) }]),
    { key: 'Written', value: `${instantText(entry.recordedAt)} by ${nameOf(entry.author)}${late}` },
    ...(entry.reason ? [{ key: 'Corrected because', value: entry.reason }] : []),
    { key: 'Ledger', value: leafIndex === null ? 'Waits for its number' : `Leaf ${countText(leafIndex)}` },
  ]
}

export const entryHref = ({ personId, entryId }: Pick<Entry, 'personId' | 'entryId'>): string =>
  `/people/${personId}/entries/${entryId}`
