import { z } from 'zod'
import { render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { can } from '../../permissions.ts'
import { ledgerStanding } from '../../queries/ledger-standing.ts'
import { presentLedger } from './presenter.ts'

export const LedgerParams = z.object({ from: z.string().max(20).optional() })
export type LedgerParams = z.output<typeof LedgerParams>

/** The public page of the log: what is signed, by which key, who has seen it, and how to check all of it. */
export const ledgerPage: Page<LedgerParams> = async ({ trx, actor, params, now }) => {
  const mayBring = can.bringCosignature.roles.includes(actor.role)
  return render(
    'caseload/pages/ledger/template.njk',
    presentLedger(await ledgerStanding(trx), { now, mayBring, refusedSize: params.from }),
  )
}
