import { EntryRefused } from '../record/entry.ts'
import { allocated } from './allocated.ts'
import { riskAssessment } from './assessment/risk-assessment.ts'
import { appointmentOutcome } from './contact/appointment-outcome.ts'
import { contact } from './contact/contact.ts'
import { homeVisit } from './contact/home-visit.ts'
import type { Kind } from './kind.ts'
import { managementOversight } from './oversight/management-oversight.ts'
import { enquiry } from './partners/enquiry.ts'
import { personRegistered } from './person/person-registered.ts'
import { review } from './plan/review.ts'
import { sentencePlan } from './plan/sentence-plan.ts'
import { registration } from './registration/registration.ts'
import { sentenceEnded } from './sentence/sentence-ended.ts'
import { sentenceStarted } from './sentence/sentence-started.ts'
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
