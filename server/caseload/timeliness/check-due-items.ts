import { isDeepStrictEqual } from 'node:util'
import type { Trx } from '#platform/database/tables.ts'
import type { CaseState } from '../record/state.ts'
import { withDueItems } from './due-table.ts'
import { dueRowsOf } from './write-due-items.ts'

/**
 * Compares what is kept as due about some people with what their states give. For `candour fsck`, as the system role.
 *
 * @returns one line for each person whose rows differ
 */
export const dueItemDifferences = async (
  trx: Trx,
  people: readonly { readonly person_id: string; readonly state: CaseState }[],
): Promise<{ readonly subject: string; readonly what: string }[]> => {
  const rows = await withDueItems(trx)
    .selectFrom('caseload.due_item')
    .selectAll()
    .where(
      'person_id',
      'in',
      people.map(person => person.person_id),
    )
    .execute()
  const kept = Map.groupBy(rows, row => row.person_id)
  return people
    .filter(({ person_id, state }) => !isSame(kept.get(person_id) ?? [], dueRowsOf(person_id, state)))
    .map(({ person_id }) => ({ subject: person_id, what: 'what is kept as due is not what the entries give' }))
}

type Row = { readonly standard: string; readonly ref: string }

const keyOf = ({ standard, ref }: Row): string => `${standard}\u0000${ref}`

const isSame = (kept: readonly Row[], given: readonly Row[]): boolean =>
  isDeepStrictEqual(new Map(kept.map(row => [keyOf(row), row])), new Map(given.map(row => [keyOf(row), row])))
