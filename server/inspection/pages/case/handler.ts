import { frameworkOf } from '@candour/rating'
import { holderOf } from '#caseload'
import { notFound, render } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import type { CaseParams } from '../../forms.ts'
import { answersOf } from '../../queries/answers.ts'
import { inspectionOf, isDrawn } from '../../queries/inspection.ts'
import { drawnCases } from '../../queries/sample.ts'
import { creditedIn, judgedWork } from '../../queries/work.ts'
import { presentCase } from './presenter.ts'

/** One sampled case: the questions, what has been answered, and the record behind it. */
export const casePage: Page<CaseParams> = async ({ trx, actor, params, form }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection || !isDrawn(inspection)) return notFound()
  const cases = await drawnCases(trx, inspection.id)
  const drawn = cases.find(one => one.case === params.case && one.status === 'sampled')
  if (!drawn) return notFound()
  const waiting = cases.filter(one => one.status === 'waiting' && one.stratum === drawn.stratum).length
  const answers = await answersOf(trx, inspection.id, params.case)
  const framework = frameworkOf(inspection.framework)
  const work = await judgedWork(trx, params.case, inspection.frozen_at, framework.standards)
  const credited = await creditedIn(trx, answers)
  const holder = await holderOf(trx, params.case)
  return render(
    'inspection/pages/case/template.njk',
    presentCase({ inspection, actor, drawn, waiting, answers, framework, form, work, credited, holder }),
  )
}
