import { type StatusTag, statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import { instantText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import { kindOf } from '../kinds/registry.ts'
import type { TimelineEntry } from '../queries/timeline.ts'
import type { Entry } from '../record/entry.ts'
import { fieldsOf, type NameOf } from '../record/fields.ts'
import { isLate, recordedAfter } from '../record/late.ts'

export type Fact = { readonly key: string; readonly value: string }

/** "Contact: phone call". */
export const titleOf = ({ kind, body }: Entry): string => `${kindOf(kind).title}: ${kindOf(kind).summary(body)}`

/** Whether it was withdrawn, corrected since, is a correction itself, or was written late. */
export const tagsOf = ({ entry, correctedBy, withdrawnBy }: TimelineEntry): StatusTag[] => [
  ...(withdrawnBy ? [statusTags.withdrawn] : []),
  ...(correctedBy ? [statusTags.corrected] : []),
  ...(entry.supersedes ? [statusTags.correction] : []),
  ...(isLate(entry.happened, entry.recordedAt) ? [statusTags.late] : []),
]

/** What was written, in its own lines. With more than one note each is introduced by its question. */
export const notesOf = ({ kind, body }: Entry): string[] => {
  const notes = fieldsOf(kind, body).filter(field => field.note && !field.missing)
  return notes.map(({ label, value }) => (notes.length > 1 ? `${label}: ${value}` : value))
}

/** The answers that are no notes and do not stand in the title. */
export const answersOf = ({ kind, body }: Entry, nameOf: NameOf): Fact[] =>
  fieldsOf(kind, body, nameOf)
    .filter(field => !field.note && !field.missing && field.value !== kindOf(kind).summary(body))
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
