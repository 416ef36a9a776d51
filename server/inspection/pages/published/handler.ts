import { frameworkOf, rateInspection } from '@candour/rating'
import { notFound, render, sendFile } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import type { InspectionParams } from '../../forms.ts'
import { publishedTotals } from '../../queries/changes.ts'
import { inspectionOf } from '../../queries/inspection.ts'
import { type Publication, publicationOf, publishedCheckpoint } from '../../record/bundle.ts'
import { hasBundle, storedBundle } from '../../record/stored-bundle.ts'
import { presentNotReady, presentPublished } from './presenter.ts'

const NOT_READY = 'inspection/pages/published/not-ready.njk'

/** A published inspection, for everyone: the same rules that the verifier uses make every figure from the sealed answers. */
export const publishedPage: Page<InspectionParams> = async ({ trx, params }) => {
  const inspection = await inspectionOf(trx, params.id)
  const publication = await publicationOf(trx, params.id)
  if (!inspection?.published_at || !publication) return notFound()
  const checkpoint = await publishedCheckpoint(trx, publication)
  const facts = {
    publication,
    publishedAt: inspection.published_at,
    result: resultOf(publication),
    checkpoint,
    hasBundle: await hasBundle(trx, inspection.id),
    totals: checkpoint && (await publishedTotals(trx, publication.document, checkpoint.size)),
  }
  return render('inspection/pages/published/template.njk', presentPublished(facts))
}

const resultOf = ({ document }: Publication) =>
  rateInspection({
    framework: frameworkOf(document.entries.open.payload.framework.id),
    answers: document.answers,
    domainOne: document.domainOne,
    populationSize: document.population.items.length,
  })

/** `inspection.json`, byte for byte as its digest stands in the log. */
export const documentFile: Page<InspectionParams> = async ({ trx, params }) => {
  const publication = await publicationOf(trx, params.id)
  if (!publication) return notFound()
  return sendFile({ type: 'application/json', body: publication.bytes })
}

/** The bundle. For the few seconds until the publication is signed and packed there is none. */
export const bundleFile: Page<InspectionParams> = async ({ trx, params }) => {
  const inspection = await inspectionOf(trx, params.id)
  if (!inspection?.published_at) return notFound()
  const bundle = await storedBundle(trx, inspection.id)
  if (!bundle) return render(NOT_READY, presentNotReady(inspection.id), 503)
  return sendFile({
    name: `inspection-${inspection.unit}-${inspection.id.slice(0, 8)}.zip`,
    type: 'application/zip',
    body: bundle,
  })
}
