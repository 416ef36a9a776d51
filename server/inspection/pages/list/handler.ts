import { z } from 'zod'
import { render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { allInspections } from '../../queries/inspection.ts'
import { presentList } from './presenter.ts'

export const ListParams = z.object({})

/** The inspections that the reader may see. */
export const listPage: Page<z.output<typeof ListParams>> = async ({ trx, actor }) =>
  render('inspection/pages/list/template.njk', presentList(await allInspections(trx), actor))
