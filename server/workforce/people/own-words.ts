import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import type { Recording } from '../staff/facts.ts'
import { writeStaffEntry } from '../staff/write-staff-entry.ts'
import { workforce } from '../tables.ts'

/** What an officer says of themself for whoever chooses an officer; null is not said. */
export type OwnWords = { readonly sex: 'female' | 'male' | null; readonly languages: readonly string[] | null }

const nothingSaid: OwnWords = { sex: null, languages: null }

/** What an officer has said of themself, for the officer. */
export const ownWordsOf = async (trx: Trx, officer: string): Promise<OwnWords> => {
  const row = await workforce(trx)
    .selectFrom('workforce.own_words')
    .select(['sex', 'languages'])
    .where('officer', '=', officer)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? nothingSaid
}

/** Records what an officer says of themself, as an entry with its leaf. It takes the place of what they said before. */
export const sayOwnWords = async (
  trx: Trx,
  officer: string,
  { sex, languages }: OwnWords,
  { by, now }: Recording,
): Promise<void> => {
  const from = now.toISOString().slice(0, 10)
  const entry = await writeStaffEntry(trx, {
    ...{ officer, happened: { from }, author: by, now },
    payload: { act: 'own-words', officer, sex, languages },
  })
  await workforce(trx)
    .insertInto('workforce.own_words')
    .values({
      officer,
      sex,
      languages: languages === null ? null : [...languages],
      entry,
      recorded_by: by,
      recorded_at: now,
    })
    .execute()
}

/** What officers have said of themselves, for somebody who chooses an officer in their own unit: nobody else is told. */
export const saidBy = async (trx: Trx, officers: readonly string[]): Promise<ReadonlyMap<string, OwnWords>> => {
  const { rows } = await sql<
    OwnWords & { officer: string }
  >`select * from workforce.said_by(${officers}::text[])`.execute(trx)
  return new Map(rows.map(({ officer, ...words }) => [officer, words]))
}

/** Days on which somebody is away; null is open. */
export type Away = { readonly from: Day; readonly to: Day | null }

/** When officers are away between two days, without a reason, for somebody who chooses an officer in their own unit. */
export const awayBetween = async (
  trx: Trx,
  officers: readonly string[],
  [first, last]: readonly [Day, Day],
): Promise<ReadonlyMap<string, readonly Away[]>> => {
  const { rows } = await sql<Away & { officer: string }>`select officer, from_day as from, to_day as to
    from workforce.away_between(${officers}::text[], ${first}, ${last})`.execute(trx)
  return Map.groupBy(rows, ({ officer }) => officer)
}
