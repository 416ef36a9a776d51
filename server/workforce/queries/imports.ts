import type { Trx } from '#platform/database/tables.ts'
import type { ImportReport } from '../import/report.ts'
import { type ImportStatus, workforce } from '../tables.ts'

export type ImportSummary = {
  readonly id: number
  readonly name: string
  readonly offeredBy: string
  readonly offeredAt: Date
  readonly status: ImportStatus
  readonly stage: string
  readonly done: number
  readonly sha256: string | null
  readonly size: number | null
  readonly report: ImportReport | null
}

const imports = (trx: Trx) =>
  workforce(trx)
    .selectFrom('workforce.import')
    .select(['id', 'name', 'offered_by', 'offered_at', 'status', 'stage', 'done', 'sha256', 'size', 'report'])

type Row = Awaited<ReturnType<ReturnType<typeof imports>['executeTakeFirstOrThrow']>>

const summaryOf = ({ offered_by: offeredBy, offered_at: offeredAt, ...row }: Row): ImportSummary => ({
  ...row,
  offeredBy,
  offeredAt,
})

/** Workbooks that were offered, the latest first. */
export const recentImports = async (
  trx: Trx,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly ImportSummary[]> => {
  const rows = await imports(trx).orderBy('id', 'desc').limit(page.limit).offset(page.offset).execute()
  return rows.map(summaryOf)
}

/** How many workbooks were ever offered. */
export const countImports = async (trx: Trx): Promise<number> => {
  const { total } = await workforce(trx)
    .selectFrom('workforce.import')
    .select(eb => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return total
}

/** One import by its number; undefined when there is none. */
export const importNumbered = async (trx: Trx, id: number): Promise<ImportSummary | undefined> => {
  const row = await imports(trx).where('id', '=', id).executeTakeFirst()
  return row && summaryOf(row)
}

export type FindingRow = {
  readonly kind: 'refused' | 'warning'
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly reason: string
  readonly value: string
}

/** What was found in a workbook row by row, refusals first: only for those who may read it. Without a page, all of it. */
export const findingsOf = (
  trx: Trx,
  id: number,
  page?: { readonly limit: number; readonly offset: number },
): Promise<readonly FindingRow[]> => {
  const all = workforce(trx)
    .selectFrom('workforce.finding')
    .select(['kind', 'sheet', 'row', 'column', 'reason', 'value'])
    .where('import', '=', id)
    .orderBy('kind')
    .orderBy('number')
  return (page ? all.limit(page.limit).offset(page.offset) : all).execute()
}

/** How many findings of an import this person may read. */
export const countFindings = async (trx: Trx, id: number): Promise<number> => {
  const { total } = await workforce(trx)
    .selectFrom('workforce.finding')
    .select(eb => eb.fn.countAll<number>().as('total'))
    .where('import', '=', id)
    .executeTakeFirstOrThrow()
  return total
}
