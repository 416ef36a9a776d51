import { openToAllocate, type Person, personById } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { lockStream } from '#platform/ledger/append.ts'
import type { Refusal } from './refusal.ts'

type Found =
  | { readonly kind: 'found'; readonly person: Person }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

const one = (message: string): Found => ({ kind: 'refused', refusals: [{ field: '', message }] })

/**
 * The person as the record says now, with the record locked until the transaction ends: who decides second waits here and sees
 * what the first decided.
 *
 * @param seen who held the case when the form was opened: a staff code, '' for nobody; undefined when it is not to be compared
 */
export const lockedRecord = async (trx: Trx, personId: string, seen: string | undefined): Promise<Found> => {
  if (!(await openToAllocate(trx, personId))) {
    return one('There is no such person among those whose cases you may give. They may have moved to another unit')
  }
  await lockStream(trx, personId)
  const person = await personById(trx, personId)
  if (!person) return one('There is no such person among those whose cases you may give')
  if (person.state.ended) return one('Supervision has ended meanwhile: nobody needs an officer any more')
  const holder = person.state.officer ?? ''
  if (seen !== undefined && seen !== holder) {
    const now = person.officerName
      ? `${person.officerName} holds the case now`
      : 'The case is without a named officer now'
    return one(`Somebody else has changed this while you had the page open. ${now}. Look again, then decide`)
  }
  return { kind: 'found', person }
}
