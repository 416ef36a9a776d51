import { z } from 'zod'
import { notFound, redirect, render } from '#platform/web/answers.ts'
import { offsetOf } from '#platform/web/components/pagination/paginate.ts'
import type { Page } from '#platform/web/page.ts'
import { personById } from '../../../queries/person.ts'
import { mayKnowOpenings, openingsOf, pseudonymOf } from '../../openings.ts'
import type { OpenedParams } from './params.ts'
import { OPENINGS_TO_A_PAGE, presentOpenings } from './presenter.ts'

/** Who has opened a record, when and by which right; for those entitled to know. */
export const openedPage: Page<OpenedParams> = async ({ trx, params }) => {
  if (!(await mayKnowOpenings(trx, params.person))) return notFound()
  const all = await openingsOf(trx, { people: [params.person], since: new Date(0) })
  const from = offsetOf({ total: all.length, page: params.page, size: OPENINGS_TO_A_PAGE })
  const shown = all.slice(from, from + OPENINGS_TO_A_PAGE)
  const person = await personById(trx, params.person)
  const view = presentOpenings({ person, params, total: all.length, shown })
  return render('caseload/access/pages/opened/template.njk', view)
}

export const FindParams = z.object({ crn: z.string().trim().max(20).catch('') })
export type FindParams = z.output<typeof FindParams>

/** Leads the auditor from a CRN to who opened that record. */
export const findOpeningsPage: Page<FindParams> = async ({ trx, params: { crn } }) => {
  const person = crn === '' ? undefined : await pseudonymOf(trx, crn)
  if (person !== undefined) return redirect(`/people/${person}/opened`)
  const view = {
    title: 'Who has opened a record',
    heading: 'Who has opened a record',
    crn,
    missing: crn === '' ? '' : 'Check the CRN: there is no record with it',
  }
  return render('caseload/access/pages/opened/find.njk', view, crn === '' ? 200 : 404)
}
