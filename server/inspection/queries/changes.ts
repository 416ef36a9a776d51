import { sql } from 'kysely'
import { changesSince, type Change as EntryChange } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { checkpointCovering, indexOf } from '#platform/ledger/log.ts'
import { type Change, type ChangeTotals, changesAmong, totalsOf } from '../../../verifier/bundle/change-range.ts'
import type { InspectionDocument } from '../../../verifier/bundle/document.ts'
import { readEnvelope } from '../../../verifier/bundle/envelope.ts'
import type { DrawnInspection } from './inspection.ts'
import { populationOf, sampledIds } from './sample.ts'

/** What changed in the record of the population since the announcement. */
export type Changes = {
  readonly changes: readonly Change[]
  readonly totals: { readonly sampled: ChangeTotals; readonly unsampled: ChangeTotals }
}

/** By entry: who wrote it and each field before and after. */
export type Contents = ReadonlyMap<string, EntryChange>

/**
 * Every entry of the population's cases since the announced checkpoint: up to the one that covers the publication, or up
 * to now, numbered or not yet.
 */
export const changesOf = async (trx: Trx, inspection: DrawnInspection): Promise<Changes> => {
  const size = inspection.announced_size
  const population = (await populationOf(trx, inspection.id)).map(item => item.id)
  const sample = await sampledIds(trx, inspection.id)
  const terms = {
    announced: { size, at: inspection.frozen_at.toISOString() },
    population: new Set(population),
    sample: new Set(sample),
  }
  const changes = changesAmong(
    await envelopesIn(trx, { streams: population, from: size, ...(await endOf(trx, inspection)) }),
    terms,
  )
  return { changes, totals: totalsOf(changes, terms) }
}

/** What some changes say, before and after. Sampled records only: the others stay closed to inspectors. */
export const contentsOf = async (
  trx: Trx,
  { announced_size: size }: DrawnInspection,
  changes: readonly Change[],
): Promise<Contents> => {
  const people = [...new Set(changes.filter(change => change.sampled).map(change => change.case))]
  return new Map((await changesSince(trx, { people, size })).map(one => [one.entryId, one]))
}

const endOf = async (trx: Trx, { publish_entry: entry }: DrawnInspection): Promise<{ readonly to?: number }> => {
  const index = entry === null ? undefined : await indexOf(trx, entry)
  const published = index === undefined ? undefined : await checkpointCovering(trx, index)
  return published ? { to: published.size } : {}
}

type Stretch = {
  readonly streams: readonly string[]
  readonly from: number
  /** Up to but not including; absent: up to now, also what is not numbered yet. */
  readonly to?: number
}

const envelopesIn = async (trx: Trx, { streams, from, to }: Stretch) => {
  const within = to === undefined ? sql`(l.idx >= ${from} or l.idx is null)` : sql`(l.idx >= ${from} and l.idx < ${to})`
  const { rows } = await sql<{ envelope: Uint8Array }>`select i.envelope from ledger.leaf_in i
    left join ledger.leaf l using (entry_id) where i.stream = any(${streams}::uuid[]) and ${within}
    order by l.idx nulls last, i.ord`.execute(trx)
  return rows.map(({ envelope }, at) => readEnvelope(JSON.parse(new TextDecoder().decode(envelope)), `leaf ${at}`))
}

/** The changes between announcement and publication, counted as the bundle counts them. */
export const publishedTotals = async (
  trx: Trx,
  document: InspectionDocument,
  until: number,
): Promise<Changes['totals']> => {
  const population = document.population.items.map(item => item.id)
  const terms = {
    announced: document.announced,
    population: new Set(population),
    sample: new Set(document.answers.map(answered => answered.case)),
  }
  const envelopes = await envelopesIn(trx, { streams: population, from: document.announced.size, to: until })
  return totalsOf(changesAmong(envelopes, terms), terms)
}
