import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import { notFound, render, sendFile } from '#platform/web/answers.ts'
import { offsetOf } from '#platform/web/components/pagination/paginate.ts'
import type { Page } from '#platform/web/page.ts'
import { countFindings, findingsOf, importNumbered } from '../../queries/imports.ts'
import { pageSize, presentImport } from './presenter.ts'

export const ImportParams = z.object({
  import: z.coerce.number().int().positive(),
  page: z.coerce.number().int().positive().catch(1),
})

/** One import: how far it has come, then what became of it. */
export const importPage: Page<z.output<typeof ImportParams>> = async ({ trx, params, now }) => {
  const found = await importNumbered(trx, params.import)
  if (!found) return notFound()
  const paged = { total: await countFindings(trx, found.id), page: params.page, size: pageSize }
  const findings = await findingsOf(trx, found.id, { limit: pageSize, offset: offsetOf(paged) })
  return render('workforce/pages/import/template.njk', presentImport({ found, findings, paged, now }))
}

/** The findings of an import as a file, for whoever puts the source right. */
export const findingsFile: Page<z.output<typeof ImportParams>> = async ({ trx, params }) => {
  const found = await importNumbered(trx, params.import)
  if (!found) return notFound()
  const columns = [
    { key: 'kind', header: 'Refused or warning' },
    { key: 'sheet', header: 'Sheet' },
    { key: 'row', header: 'Row' },
    { key: 'column', header: 'Column' },
    { key: 'reason', header: 'Reason' },
    { key: 'value', header: 'Value' },
  ]
  const rows = await findingsOf(trx, found.id)
  const body = stringify([...rows], { header: true, columns, escape_formulas: true, bom: true })
  return sendFile({ name: `import-${found.id}-report.csv`, type: 'text/csv; charset=utf-8', body })
}
