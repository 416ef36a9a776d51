import { sql } from 'kysely'
import { type Entry, stepsOf } from '#caseload'
import type { Db, Trx } from '#platform/database/tables.ts'
import { countText } from '#platform/web/numbers.ts'
import { recordsInRounds } from '#workforce'
import { type ActTable, allocation } from '../tables.ts'
import { actOf, putActs } from './projector.ts'

/** Raised with every change to what a row of the history is, so that those made the old way are made again. */
const ACTS_VERSION = 1

const actsOfRecord = (personId: string, record: readonly Entry[]): readonly ActTable[] =>
  stepsOf(record).flatMap(step => actOf(personId, step) ?? [])

const keptOf = (trx: Trx, ids: readonly string[]): Promise<readonly ActTable[]> =>
  allocation(trx)
    .selectFrom('allocation.act')
    .selectAll()
    .where(sql<boolean>`person_id = any(${ids}::uuid[])`)
    .execute()

/**
 * Fills the history of allocations from the entries of everybody, when this database held people before there was one. Interrupted, it
 * goes on; done, it does nothing.
 *
 * @param say tells the person at the keyboard what is happening
 */
export const bringActsUpToDate = async (db: Db, say: (line: string) => void): Promise<void> => {
  const { rows } = await sql<{ version: number }>`select version from allocation.acts_version`.execute(db)
  if ((rows[0]?.version ?? 0) >= ACTS_VERSION) return
  let done = 0
  for await (const { ids, records } of recordsInRounds(work => db.transaction().execute(work))) {
    await db.transaction().execute(async trx => {
      const kept = new Set((await keptOf(trx, ids)).map(one => one.entry_id))
      const given = [...records].flatMap(([personId, record]) => actsOfRecord(personId, record))
      await putActs(
        trx,
        given.filter(one => !kept.has(one.entry_id)),
      )
    })
    done += ids.length
    say(`Made the history of allocations of ${countText(done)} people from their records`)
  }
  await sql`update allocation.acts_version set version = ${ACTS_VERSION}`.execute(db)
}

/** A row of the history that is not what the entries give. */
export type ActDifference = { readonly subject: string; readonly what: string }

const lineOf = (act: ActTable): string =>
  [act.entry_id, act.happened, act.recorded_at.toISOString(), act.author, act.from_team, act.from_officer, act.to_team]
    .concat([act.to_officer, act.reason, act.against, act.corrects])
    .map(part => part ?? '-')
    .join(' ')

const differencesOf = (kept: readonly ActTable[], given: readonly ActTable[]): readonly string[] => {
  const [stand, made] = [new Set(kept.map(lineOf)), new Set(given.map(lineOf))]
  return [
    ...[...made].filter(line => !stand.has(line)).map(line => `has no act "${line}", which the entries give`),
    ...[...stand].filter(line => !made.has(line)).map(line => `has an act "${line}", which the entries do not give`),
  ]
}

/**
 * Makes the history of allocations again from the entries and compares. For `candour fsck`, as the system role: reads everything,
 * changes nothing. Acts of an erased record stay and are compared with nothing: what they were made from cannot be read any more.
 */
export const actDifferences = async (trx: Trx): Promise<readonly ActDifference[]> => {
  const differences: ActDifference[] = []
  for await (const { ids, records } of recordsInRounds(work => work(trx))) {
    const kept = Map.groupBy(await keptOf(trx, ids), one => one.person_id)
    for (const subject of ids) {
      const given = actsOfRecord(subject, records.get(subject) ?? [])
      differences.push(...differencesOf(kept.get(subject) ?? [], given).map(what => ({ subject, what })))
    }
  }
  const { rows } = await sql<{ id: string }>`select distinct a.person_id as id from allocation.act a
    where not exists (select from caseload.person p where p.person_id = a.person_id)
      and not exists (select from caseload.erasure e where e.person_id = a.person_id)`.execute(trx)
  return [...differences, ...rows.map(({ id }) => ({ subject: id, what: 'has acts, and no record and no erasure' }))]
}
