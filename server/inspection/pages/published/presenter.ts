import type { InspectionResult } from '@candour/rating'
import type { Checkpoint } from '#platform/ledger/log.ts'
import type { View } from '#platform/web/answers.ts'
import { dayOf, dayText } from '#platform/web/dates.ts'
import type { ConditionsOfWork } from '#workforce'
import type { ChangeTotals } from '../../../../verifier/bundle/change-range.ts'
import { fingerprintOf } from '../../../../verifier/index.ts'
import type { Publication } from '../../record/bundle.ts'
import { totalsTable } from '../changes/totals.ts'
import { type ConditionsView, presentConditions } from '../ratings/conditions.ts'
import { type Profile, profileOf } from '../ratings/profile.ts'
import { questionsTable } from '../ratings/questions.ts'
import { daysText, hashText, noticeText } from '../words.ts'

export type PublishedFacts = {
  readonly publication: Publication
  readonly publishedAt: Date
  readonly result: InspectionResult
  readonly checkpoint: Checkpoint | undefined
  readonly hasBundle: boolean
  /** Changes between announcement and publication; undefined until the log has signed the publication. */
  readonly totals: { readonly sampled: ChangeTotals; readonly unsampled: ChangeTotals } | undefined
}

type Row = {
  readonly key: { readonly text: string }
  readonly value: { readonly text: string; readonly classes?: string }
}

type PublishedView = View & {
  readonly caption: string
  readonly terms: readonly Row[]
  readonly profile: Profile
  readonly judged: readonly { readonly heading: string; readonly reasons: string }[]
  readonly questions: ReturnType<typeof questionsTable>
  readonly changes: ReturnType<typeof totalsTable> | null
  readonly conditions: ConditionsView
  readonly recommendations: readonly { readonly to: string; readonly texts: readonly string[] }[]
  readonly proof: {
    readonly rows: readonly Row[]
    readonly bundleHref: string | null
    readonly waiting: string
    readonly reportHref: string
    readonly jsonHref: string
  }
}

const row = (key: string, text: string): Row => ({ key: { text: key }, value: { text } })
const hashRow = (key: string, text: string): Row => ({ key: { text: key }, value: { text, classes: 'candour-code' } })

const addresseeTexts: Readonly<Record<string, string>> = {
  unit: 'To the unit',
  region: 'To the region',
  national: 'To the national service',
}

const SIGNING =
  'The log is signing this publication. Then the bundle is put together: it can be downloaded in a few seconds.'
const PACKING =
  'The publication is signed, and its bundle is being put together. It can be downloaded in a few seconds.'

/** Every word of a published inspection. */
export const presentPublished = (facts: PublishedFacts): PublishedView => {
  const { publication, publishedAt, result } = facts
  const { document } = publication
  const { unit, notice, fieldwork, answers, population, domainOne } = document
  return {
    title: `Published inspection: ${unit.name}`,
    heading: unit.name,
    caption: `Published inspection, ${dayText(dayOf(publishedAt))}`,
    breadcrumbs: [{ text: 'Published inspections', href: '/published' }],
    terms: [
      row('Notice', noticeText({ notice_kind: notice.kind, notice_days: notice.days })),
      row('Announced', dayText(dayOf(new Date(document.announced.at)))),
      row('Fieldwork', daysText(fieldwork.from, fieldwork.to)),
      row('Sample', `${answers.length} cases, drawn from ${population.items.length}`),
    ],
    profile: profileOf(result, () => null),
    judged: result.standards
      .filter(standard => standard.basis === 'judgement')
      .map(({ code, name }) => ({ heading: `${code} ${name}`, reasons: domainOne[code]?.reasons ?? '' })),
    questions: questionsTable(result),
    changes: facts.totals ? totalsTable(facts.totals) : null,
    // Sealed by this service in this very shape, and covered by the digest of the document.
    conditions: presentConditions(document.conditions as ConditionsOfWork),
    recommendations: recommendationsIn(publication),
    proof: proofOf(facts),
  }
}

const recommendationsIn = ({ document }: Publication): PublishedView['recommendations'] =>
  Object.entries(addresseeTexts).flatMap(([to, heading]) => {
    const texts = document.recommendations.filter(one => one.to === to).map(one => one.text)
    return texts.length === 0 ? [] : [{ to: heading, texts }]
  })

const proofOf = ({ publication, checkpoint, hasBundle }: PublishedFacts): PublishedView['proof'] => {
  const { document, policy } = publication
  const path = `/published/${document.inspection}`
  return {
    rows: [
      hashRow('Fingerprint of the policy', fingerprintOf(new TextEncoder().encode(policy))),
      row('Record at the announcement', `${document.announced.size} entries`),
      ...(checkpoint
        ? [
            row('Record at publication', `${checkpoint.size} entries`),
            hashRow('Root of the record at publication', hashText(checkpoint.root)),
          ]
        : []),
      hashRow('Seed of the draw', document.seed.seed),
    ],
    bundleHref: hasBundle ? `${path}/bundle.zip` : null,
    reportHref: `${path}#verify`,
    waiting: checkpoint ? PACKING : SIGNING,
    jsonHref: `${path}/inspection.json`,
  }
}

/** Said for the few seconds between a publication and its bundle. */
export const presentNotReady = (id: string): View & { readonly reportHref: string } => ({
  title: 'The bundle is not ready yet',
  heading: 'The bundle is not ready yet',
  reportHref: `/published/${id}`,
})
