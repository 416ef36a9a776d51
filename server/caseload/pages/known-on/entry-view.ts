import { instantText } from '#platform/web/dates.ts'
import type { Entry } from '../../record/entry.ts'
import { happenedText, type NameOf } from '../../record/fields.ts'
import { isLate } from '../../record/late.ts'
import { notesOf, titleOf } from '../../words/entry-words.ts'

/** One entry in full for a page that is read from top to bottom, or printed. */
export const entryView = (entry: Entry, nameOf: NameOf) => ({
  title: titleOf(entry),
  when: happenedText(entry.happened),
  by: nameOf(entry.workDoneBy),
  written: `Written ${instantText(entry.recordedAt)} by ${nameOf(entry.author)}`,
  late: isLate(entry.happened, entry.recordedAt) ? 'Written late' : '',
  correction: entry.supersedes ? `Correction${entry.reason ? `: ${entry.reason}` : ''}` : '',
  notes: notesOf(entry),
})
