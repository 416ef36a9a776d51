import { z } from 'zod'
import type { Trx } from '#platform/database/tables.ts'
import { happenedText } from '../record/fields.ts'
import { titleOf } from '../words/entry-words.ts'
import type { Choice } from './staff.ts'
import { versionsOf } from './timeline.ts'

/**
 * An earlier entry as a form offers it, in the words of its newest version.
 *
 * @param entryId as it was linked or typed; what is no id, or none of this person's, gives undefined
 */
export const entryChoice = async (trx: Trx, personId: string, entryId: string): Promise<Choice | undefined> => {
  if (!z.uuid().safeParse(entryId).success) return undefined
  const newest = (await versionsOf(trx, personId, entryId)).at(-1)?.entry
  return newest && { value: entryId, text: `${titleOf(newest)}, ${happenedText(newest.happened)}` }
}
