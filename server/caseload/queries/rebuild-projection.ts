import { isDeepStrictEqual } from 'node:util'
import type { Selectable } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { fold } from '../record/fold.ts'
import { personColumns } from '../record/row.ts'
import { placedTeam, readEntry, readPayload } from '../record/stored.ts'
import { caseload, type EntryTable, type PersonTable } from '../tables.ts'
import { dueItemDifferences } from '../timeliness/check-due-items.ts'
import { lostRecords } from './lost-records.ts'

/** Something that does not follow from the entries. `subject` is a pseudonym or an entry id, never a name. */
export type Difference = { readonly subject: string; readonly what: string }

/** People to a round: their entries fit in memory many times over. */
const ROUND = 500

/**
 * Folds every record again and compares: each person's row and what is due about them with the fold of their entries, each
 * entry's columns with the payload that its leaf commits to. Reads everything, changes nothing. For `candour fsck`, as the
 * system role.
 *
 * @returns every difference; none when the projection is what the entries say
 */
export const rebuildProjection = async (trx: Trx): Promise<Difference[]> => {
  const differences: Difference[] = await lostRecords(trx)
  let after: string | undefined
  for (;;) {
    const people = await caseload(trx)
      .selectFrom('caseload.person')
      .selectAll()
      .$if(after !== undefined, query => query.where('person_id', '>', after ?? ''))
      .orderBy('person_id')
      .limit(ROUND)
      .execute()
    if (people.length === 0) return differences
    differences.push(...(await compareRound(trx, people)))
    after = people.at(-1)?.person_id
  }
}

const compareRound = async (trx: Trx, people: readonly Selectable<PersonTable>[]): Promise<Difference[]> => {
  const ids = people.map(person => person.person_id)
  const db = caseload(trx)
  const rows = await db.selectFrom('caseload.entry').selectAll().where('person_id', 'in', ids).orderBy('seq').execute()
  const units = await trx.selectFrom('platform.unit').select(['code', 'parent']).where('kind', '=', 'team').execute()
  const pduOf = new Map(units.map(unit => [unit.code, unit.parent]))
  const records = Map.groupBy(rows, row => row.person_id)
  return [
    ...people.flatMap(person => comparePerson(person, records.get(person.person_id) ?? [], pduOf)),
    ...rows.flatMap(compareEntry),
    ...(await dueItemDifferences(trx, people)),
  ]
}

const comparePerson = (
  person: Selectable<PersonTable>,
  rows: readonly Selectable<EntryTable>[],
  pduOf: ReadonlyMap<string, string | null>,
): Difference[] => {
  const { person_id: subject, state, ...stored } = person
  const hole = rows.findIndex((row, index) => row.seq !== index + 1)
  if (hole >= 0) return [{ subject, what: `entry ${hole + 1} of the record is missing` }]
  const folded = fold(rows.map(readEntry))
  const columns = personColumns(folded)
  if (!columns) return [{ subject, what: 'the record registers nobody' }]
  const expected = { ...columns, pdu: pduOf.get(columns.team) ?? null, last_entry_seq: rows.length }
  const wrong = Object.entries(expected).filter(([name, value]) => !isDeepStrictEqual(Reflect.get(stored, name), value))
  return [
    ...wrong.map(([name, value]) => ({
      subject,
      what: `${name} is ${JSON.stringify(Reflect.get(stored, name))} where the entries say ${JSON.stringify(value)}`,
    })),
    ...(isDeepStrictEqual(state, folded) ? [] : [{ subject, what: 'the kept state is not the fold of the entries' }]),
  ]
}

const compareEntry = (row: Selectable<EntryTable>): Difference[] => {
  const { author, workDoneBy, body } = readPayload(row)
  const wrong = [
    ...(author === row.author ? [] : ['author']),
    ...(workDoneBy === row.work_done_by ? [] : ['work_done_by']),
    ...(placedTeam(body) === row.placed_team ? [] : ['placed_team']),
  ]
  return wrong.map(name => ({ subject: row.entry_id, what: `${name} is not what the sealed payload says` }))
}
