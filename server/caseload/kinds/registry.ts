import { EntryRefused } from '../record/entry.ts'
import { allocated } from './allocated.ts'
import { appointmentOutcome } from './appointment-outcome.ts'
import { contact } from './contact.ts'
import { enquiry } from './enquiry.ts'
import { homeVisit } from './home-visit.ts'
import type { Kind } from './kind.ts'
import { managementOversight } from './management-oversight.ts'
import { personRegistered } from './person-registered.ts'
import { registration } from './registration.ts'
import { review } from './review.ts'
import { riskAssessment } from './risk-assessment.ts'
import { sentenceEnded } from './sentence-ended.ts'
import { sentencePlan } from './sentence-plan.ts'
import { sentenceStarted } from './sentence-started.ts'
import { tierSet } from './tier-set.ts'

/** Every kind of entry, in the order in which a practitioner is offered them. A new kind is a file and a line here. */
export const kinds: readonly Kind[] = [
  contact,
  appointmentOutcome,
  homeVisit,
  riskAssessment,
  sentencePlan,
  review,
  registration,
  enquiry,
  managementOversight,
  tierSet,
  allocated,
  sentenceStarted,
  sentenceEnded,
  personRegistered,
]

const byName = new Map(kinds.map(kind => [kind.kind, kind]))

/**
 * The kind of this name.
 *
 * @throws EntryRefused naming a kind that the record does not know
 */
export const kindOf = (name: string): Kind => {
  const kind = byName.get(name)
  if (!kind) throw new EntryRefused([{ field: 'kind', message: `The record has no kind of entry called "${name}"` }])
  return kind
}
