import { sql } from 'kysely'
import { changesSince, type Change as EntryChange } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { type Change, type ChangeTotals, changesAmong, totalsOf } from '../../../verifier/bundle/change-range.ts'
import { readEnvelope } from '../../../verifier/bundle/envelope.ts'
import type { DrawnInspection } from './inspection.ts'
import { populationOf, sampledIds } from './sample.ts'

/** What changed in the record of the population since the announcement, and what the sampled records said before and after. */
export type Changes = {
  readonly changes: readonly Change[]
  readonly totals: { readonly sampled: ChangeTotals; readonly unsampled: ChangeTotals }
  /** By entry: who wrote it and each field before and after. Sampled records only: the others stay closed to inspectors. */
  readonly contents: ReadonlyMap<string, EntryChange>
}

/** Every entry of the population's cases since the announced checkpoint, numbered or not yet. */
export const changesOf = async (trx: Trx, inspection: DrawnInspection): Promise<Changes> => {
  const size = inspection.announced_size
  const population = (await populationOf(trx, inspection.id)).map(item => item.id)
  const sample = await sampledIds(trx, inspection.id)
  const terms = {
    announced: { size, at: inspection.frozen_at.toISOString() },
    population: new Set(population),
    sample: new Set(sample),
  }
  const changes = changesAmong(await envelopesSince(trx, population, size), terms)
  const contents = await changesSince(trx, { people: sample, size })
  return { changes, totals: totalsOf(changes, terms), contents: new Map(contents.map(one => [one.entryId, one])) }
}

const envelopesSince = async (trx: Trx, streams: readonly string[], size: number) => {
  const { rows } = await sql<{ envelope: Uint8Array }>`select i.envelope from ledger.leaf_in i
    left join ledger.leaf l using (entry_id)
    where i.stream = any(${streams}::uuid[]) and (l.idx >= ${size} or l.idx is null)
    order by l.idx nulls last, i.ord`.execute(trx)
  return rows.map(({ envelope }, at) => readEnvelope(JSON.parse(new TextDecoder().decode(envelope)), `leaf ${at}`))
}
