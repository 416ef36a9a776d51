import { z } from 'zod'
import { notFound, redirect, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { personById } from '../../../queries/person.ts'
import { openingOf } from '../../opening.ts'
import { RecordAddress } from '../../record-address.ts'
import { presentPurpose } from './presenter.ts'

export const PurposeParams = z.object({ person: z.uuid(), to: RecordAddress })
export type PurposeParams = z.output<typeof PurposeParams>

/** Asks why a colleague's record is to be opened. */
export const purposePage: Page<PurposeParams> = async ({ trx, params, form }) => {
  const opening = await openingOf(trx, params.person)
  if (opening.kind === 'open') return redirect(params.to)
  const person = opening.kind === 'purpose' ? await personById(trx, params.person) : undefined
  if (!person) return notFound()
  return render('caseload/access/pages/purpose/template.njk', presentPurpose(person, params.to, form))
}
