import { sql } from 'kysely'
import { type Entry, entriesOf, stepsOf } from '#caseload'
import type { Db, Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import { workforce } from '../tables.ts'
import { afterEnd, type KeptSpan, replayed } from './kept-spans.ts'
import { changesOf, putSpans } from './span-table.ts'

/** Raised with every change to what spans are, so that those made the old way are made again. */
const SPANS_VERSION = 1
/** People to a round: their entries fit in memory many times over. */
const ROUND = 500

/**
 * Rounds of people by their pseudonyms, with everything recorded about each: for whatever is made from records again.
 *
 * @param trx reads one round, in a transaction of its own or in that of the caller
 */
export async function* recordsInRounds(
  trx: (work: (trx: Trx) => Promise<Round>) => Promise<Round>,
): AsyncGenerator<Round> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const from = after
    const round = await trx(async within => {
      const { rows } = await sql<{ id: string }>`select person_id as id from caseload.person where person_id > ${from}
        order by person_id limit ${ROUND}`.execute(within)
      const ids = rows.map(row => row.id)
      return { ids, records: Map.groupBy(ids.length > 0 ? await entriesOf(within, ids) : [], entry => entry.personId) }
    })
    const last = round.ids.at(-1)
    if (last === undefined) return
    yield round
    after = last
  }
}

type Round = { readonly ids: readonly string[]; readonly records: ReadonlyMap<string, readonly Entry[]> }

const keptOf = async (trx: Trx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly KeptSpan[]>> => {
  const rows = await workforce(trx)
    .selectFrom('workforce.case_span')
    .selectAll()
    .where(sql<boolean>`person_id = any(${ids}::uuid[])`)
    .execute()
  return Map.groupBy(rows, row => row.person_id)
}

/**
 * Makes the spans of everybody from their entries, when this database has entries that were written before there were spans, or spans
 * that an older version made. Interrupted, it begins again; done, it does nothing.
 *
 * @param say tells the person at the keyboard what is happening
 */
export const bringSpansUpToDate = async (db: Db, say: (line: string) => void): Promise<void> => {
  const { rows } = await sql<{ version: number }>`select version from workforce.spans_version`.execute(db)
  if ((rows[0]?.version ?? 0) < SPANS_VERSION) await rebuild(db, say)
  await db.transaction().execute(endLost)
}

const rebuild = async (db: Db, say: (line: string) => void): Promise<void> => {
  let done = 0
  for await (const { ids, records } of recordsInRounds(work => db.transaction().execute(work))) {
    await db.transaction().execute(async trx => {
      const kept = await keptOf(trx, ids)
      const changes = [...records].map(([personId, record]) => {
        const gone = (kept.get(personId) ?? []).map(span => span.id ?? 0)
        return { personId, ...changesOf([], replayed(stepsOf(record))), gone }
      })
      await putSpans(trx, changes)
    })
    done += ids.length
    say(`Made the workload history of ${countText(done)} people from their records`)
  }
  await sql`update workforce.spans_version set version = ${SPANS_VERSION}`.execute(db)
}

/** Nobody carries a case whose record is gone: an older copy of the database brings the spans of an erased record back. */
const endLost = async (trx: Trx): Promise<void> => {
  const { rows } = await sql<{ id: string }>`select s.person_id as id from workforce.case_span s
    where s.to_day is null and s.replaced_at is null
      and not exists (select from caseload.person p where p.person_id = s.person_id)`.execute(trx)
  if (rows.length === 0) return
  const now = new Date()
  const kept = await keptOf(
    trx,
    rows.map(row => row.id),
  )
  const changes = [...kept].map(([personId, before]) => {
    return { personId, ...changesOf(before, afterEnd(before, dayOf(now), now)) }
  })
  await putSpans(trx, changes)
}

const columns = [
  'team',
  'officer',
  'tier',
  'location',
  'inactive',
  'from_day',
  'to_day',
  'ends_on',
  'release_on',
] as const
const instants = ['recorded_at', 'closed_at', 'replaced_at'] as const

/** A span as one line, so that two of them can be compared and named. */
const lineOf = (span: KeptSpan): string =>
  [...columns.map(name => span[name] ?? '-'), ...instants.map(name => span[name]?.toISOString() ?? '-')].join(' ')

const differencesOf = (kept: readonly KeptSpan[], record: readonly Entry[]): readonly string[] => {
  const [stand, given] = [new Set(kept.map(lineOf)), new Set(replayed(stepsOf(record)).map(lineOf))]
  return [
    ...[...given].filter(line => !stand.has(line)).map(line => `has no span "${line}", which the entries give`),
    ...[...stand].filter(line => !given.has(line)).map(line => `has a span "${line}", which the entries do not give`),
    ...(kept.length > stand.size ? ['has one span twice'] : []),
  ]
}

/**
 * Makes every span again from the entries and compares, what was replaced among them. For `candour fsck`, as the system role: reads
 * everything, changes nothing.
 *
 * @returns one line for each span that is missing or should not be there, by the pseudonym of the person
 */
export const spanDifferences = async (
  trx: Trx,
): Promise<readonly { readonly subject: string; readonly what: string }[]> => {
  const differences: { subject: string; what: string }[] = []
  for await (const { ids, records } of recordsInRounds(work => work(trx))) {
    const kept = await keptOf(trx, ids)
    for (const subject of ids) {
      const found = differencesOf(kept.get(subject) ?? [], records.get(subject) ?? [])
      differences.push(...found.map(what => ({ subject, what })))
    }
  }
  const lost = await sql<{ id: string }>`select s.person_id as id from workforce.case_span s
    where s.to_day is null and s.replaced_at is null
      and not exists (select from caseload.person p where p.person_id = s.person_id)`.execute(trx)
  return [
    ...differences,
    ...lost.rows.map(({ id }) => ({ subject: id, what: 'still counts as a case, and has no record' })),
  ]
}
