import type { Trx } from '#platform/database/tables.ts'
import type { AuditEvent, RawInput } from './audit.ts'
import { notesOf } from './notes.ts'

/** `done`; `refused` by the rules; `denied` by permission or because nothing is there for this person; `failed` on our side. */
export type Outcome = 'done' | 'refused' | 'denied' | 'failed'

/** One use of a route, ready to be written down. */
export type AuditedUse = {
  readonly event: AuditEvent
  /** Path parameters, query and typed fields, from which the event reads its subject. */
  readonly raw: RawInput
  readonly who: string
  /** The request id, which also stands in the logs and in the answer. */
  readonly correlationId: string
  /** The route's pattern, and which fields were refused: names of fields, never what was typed. */
  readonly details: { readonly route: string; readonly refusedFields?: readonly string[] }
}

/** Long enough for any id of ours; somebody who pastes a novel into a field does not fill the audit table. */
const LONGEST_ID = 100

/**
 * Writes one audit event in the transaction of the act, so that neither can be there without the other: with what was read, by
 * which rule and for what purpose (notes.ts).
 *
 * @source reference, voice-security 7.5
 */
export const recordUse = async (trx: Trx, use: AuditedUse, asked: Outcome): Promise<void> => {
  const { outcome = asked, ...notes } = notesOf(trx)
  const subject = use.event.subject(use.raw)
  const id = Array.isArray(subject) ? subject.join(' ') : subject
  await trx
    .insertInto('platform.audit_event')
    .values({
      what: use.event.what,
      who: use.who,
      subject_id: id?.slice(0, LONGEST_ID) ?? null,
      subject_type: use.event.subjectType ?? null,
      correlation_id: use.correlationId,
      outcome,
      details: JSON.stringify({ ...use.details, ...notes }),
    })
    .execute()
}
