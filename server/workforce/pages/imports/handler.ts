import { z } from 'zod'
import { render } from '#platform/web/answers.ts'
import { offsetOf } from '#platform/web/components/pagination/paginate.ts'
import type { Page } from '#platform/web/page.ts'
import { can } from '../../permissions.ts'
import { countImports, recentImports } from '../../queries/imports.ts'
import { pageSize, presentImports } from './presenter.ts'

export const ImportsParams = z.object({ page: z.coerce.number().int().positive().catch(1) })

/** Every workbook that was offered, with the result it became. */
export const importsPage: Page<z.output<typeof ImportsParams>> = async ({ trx, actor, params }) => {
  const paged = { total: await countImports(trx), page: params.page, size: pageSize }
  const imports = await recentImports(trx, { limit: pageSize, offset: offsetOf(paged) })
  const mayImport = can.importWorkbook.roles.includes(actor.role)
  return render('workforce/pages/imports/template.njk', presentImports(imports, paged, mayImport))
}
