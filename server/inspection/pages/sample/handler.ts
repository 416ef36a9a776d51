import { canonicalJson } from '@candour/ledger'
import { frameworkOf } from '@candour/rating'
import { notFound, render, sendFile } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import type { InspectionParams } from '../../forms.ts'
import { answersByCase } from '../../queries/answers.ts'
import { inspectionOf, isDrawn } from '../../queries/inspection.ts'
import { drawnCases, populationOf, sampledIds, strataFields } from '../../queries/sample.ts'
import { hashText } from '../words.ts'
import { presentSample } from './presenter.ts'

/** The drawn cases and how far each is assessed. */
export const samplePage: Page<InspectionParams> = async ({ trx, actor, params }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection || !isDrawn(inspection)) return notFound()
  const facts = {
    inspection,
    actor,
    framework: frameworkOf(inspection.framework),
    cases: await drawnCases(trx, inspection.id),
    population: await populationOf(trx, inspection.id),
    answers: await answersByCase(trx, inspection.id, await sampledIds(trx, inspection.id)),
  }
  return render('inspection/pages/sample/template.njk', presentSample(facts))
}

/** The input of `candour draw`: with it anyone repeats the draw. */
export const drawFile: Page<InspectionParams> = async ({ trx, params }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection || !isDrawn(inspection)) return notFound()
  const request = {
    population: await populationOf(trx, inspection.id),
    size: inspection.sample_size,
    seed: hashText(inspection.seed),
    strataFields,
  }
  return sendFile({ name: 'draw.json', type: 'application/json', body: canonicalJson(request) })
}
