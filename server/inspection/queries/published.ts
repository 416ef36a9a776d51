import type { Trx } from '#platform/database/tables.ts'
import { inspections } from '../tables.ts'
import { type Inspection, inspectionsAt } from './inspection.ts'

/** One line of `/published.json`. */
export type PublishedLine = {
  readonly id: string
  readonly unit: string
  readonly framework: string
  readonly published: string
  readonly report: string
  readonly json: string
  readonly bundle: string
}

/** Published inspections, the newest first. */
export const publishedInspections = (trx: Trx): Promise<Inspection[]> => inspectionsAt(trx, 'published')

const withBundle = async (trx: Trx): Promise<ReadonlySet<string>> =>
  new Set(
    (await inspections(trx).selectFrom('inspection.bundle').select('inspection').execute()).map(one => one.inspection),
  )

/**
 * Published inspections as other programs read them: each as soon as its bundle can be downloaded, and not before.
 *
 * @source contracts, `GET /published.json`
 */
export const publishedLines = async (trx: Trx): Promise<readonly PublishedLine[]> => {
  const ready = await withBundle(trx)
  return (await publishedInspections(trx))
    .filter(({ id }) => ready.has(id))
    .map(({ id, unit_name: unit, framework, published_at }) => ({
      id,
      unit,
      framework,
      published: published_at?.toISOString() ?? '',
      report: `/published/${id}`,
      json: `/published/${id}/inspection.json`,
      bundle: `/published/${id}/bundle.zip`,
    }))
}
