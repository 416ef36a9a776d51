import { caseFacts } from '#caseload'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import type { FieldError } from '#platform/web/answers.ts'
import { giveMany } from '../give/give-many.ts'
import type { Giving } from './limits-broken.ts'

/**
 * Gives the cases to the officer, in this transaction, as any other case is given: the entry in each record, and those concerned told.
 *
 * @param why the reasons of the decision: they stand too for whatever rule besides the limits speaks against it
 * @returns what was refused, in words; whoever calls then undoes everything
 */
export const giveCases = async (
  trx: Trx,
  { officer, team, cases, now }: Giving,
  { actor, why }: { readonly actor: Actor; readonly why: string },
): Promise<readonly FieldError[]> => {
  const refusals: FieldError[] = []
  const held = new Set((await caseFacts(trx, { people: cases })).filter(one => one.officer).map(one => one.personId))
  for (const personId of cases) {
    const reason = held.has(personId) ? 'CASELOAD_ADJUSTMENT' : 'INITIAL_ALLOCATION'
    const givings = [{ personId, officer, team, seen: undefined }]
    const reports = await giveMany(trx, givings, { reason, why }, { actor, now })
    refusals.push(...reports.flatMap(one => one.refusals.map(({ message }) => ({ field: '', message }))))
    // A statement that the database refused has ended the transaction: nothing more can be asked in it.
    if (refusals.length > 0) break
  }
  return refusals
}
