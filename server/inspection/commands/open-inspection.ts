import { randomBytes } from 'node:crypto'
import { frameworkOf } from '@candour/rating'
import { openStream } from '#platform/ledger/append.ts'
import { unitByCode } from '#platform/organisation/units.ts'
import { done, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { Opening } from '../../../verifier/bundle/disclosed.ts'
import { entryTypes } from '../../../verifier/bundle/envelope.ts'
import { commitmentTo } from '../../../verifier/bundle/seed.ts'
import type { OpenForm } from '../forms.ts'
import { writeEntry } from '../record/write-entry.ts'
import { inspections } from '../tables.ts'

/** What a sample is drawn to deliver when its size is not fixed. @source reference/inspection.md 3.2 */
const CONFIDENCE = 80
const MARGIN = 5

/**
 * Opens an inspection of a PDU. Both contributions to the seed are made and bound now, before anything is frozen; what is
 * recorded and shown is their SHA-256.
 */
export const openInspection: Command<OpenForm> = async ({ trx, actor, input, now }) => {
  const unit = await unitByCode(trx, input.unit)
  if (unit?.kind !== 'pdu') {
    return refuse([{ field: 'unit', message: 'Select the probation delivery unit to inspect' }])
  }
  const framework = frameworkOf('PDU-2023')
  const contributions = {
    inspectorate: Buffer.concat([randomBytes(32), Buffer.from(input.words)]),
    service: randomBytes(32),
  }
  const opening: Opening = {
    unit: unit.code,
    framework: { id: framework.id, version: framework.version },
    notice: { kind: input.noticeKind, days: input.noticeDays },
    fieldwork: { from: input.fieldworkFrom, to: input.fieldworkTo },
    cohort: { from: input.cohortFrom, to: input.cohortTo },
    sampleRule:
      input.fixedSize === null
        ? { confidence: CONFIDENCE, margin: MARGIN, fixed: null }
        : { confidence: null, margin: null, fixed: input.fixedSize },
    commitments: {
      inspectorate: commitmentTo(contributions.inspectorate),
      service: commitmentTo(contributions.service),
    },
  }

  const { id } = await openStream(trx, 'inspection')
  const type = entryTypes.open
  const entry = await writeEntry(trx, { inspection: id, type, payload: opening, author: actor, now })
  await inspections(trx)
    .insertInto('inspection.inspection')
    .values({ id, ...rowOf(opening), lead: actor.username, opened_at: now, open_entry: entry })
    .execute()
  await inspections(trx)
    .insertInto('inspection.secret')
    .values({ inspection: id, ...contributions })
    .execute()
  return done(`Inspection of ${unit.name} opened. Nobody in the unit can see it yet.`, `/inspections/${id}`)
}

const rowOf = ({ unit, framework, notice, fieldwork, cohort, sampleRule, commitments }: Opening) => ({
  unit,
  framework: framework.id,
  framework_version: framework.version,
  stage: 'opened' as const,
  notice_kind: notice.kind,
  notice_days: notice.days,
  fieldwork_from: fieldwork.from,
  fieldwork_to: fieldwork.to,
  cohort_from: cohort.from,
  cohort_to: cohort.to,
  rule_confidence: sampleRule.confidence,
  rule_margin: sampleRule.margin,
  rule_fixed: sampleRule.fixed,
  commitment_inspectorate: Buffer.from(commitments.inspectorate, 'hex'),
  commitment_service: Buffer.from(commitments.service, 'hex'),
})
