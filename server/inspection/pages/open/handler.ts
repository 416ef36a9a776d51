import { z } from 'zod'
import { unitsOfKind } from '#platform/organisation/units.ts'
import { render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { presentOpen } from './presenter.ts'

export const OpenParams = z.object({})

/** The form that opens an inspection. */
export const openPage: Page<z.output<typeof OpenParams>> = async ({ trx, form }) =>
  render('inspection/pages/open/template.njk', presentOpen(await unitsOfKind(trx, 'pdu'), form))
