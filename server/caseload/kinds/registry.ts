import { EntryRefused } from '../record/entry.ts'
import { limitedAccessSet } from './access/limited-access-set.ts'
import { allocated } from './allocated.ts'
import { assessmentSigning } from './assessment/assessment-signing.ts'
import { countersignature } from './assessment/countersignature.ts'
import { qualityReview } from './assessment/quality-review.ts'
import { riskAssessment } from './assessment/risk-assessment.ts'
import { appointmentBooked } from './contact/appointment-booked.ts'
import { appointmentOutcome } from './contact/appointment-outcome.ts'
import { contact } from './contact/contact.ts'
import { homeVisit } from './contact/home-visit.ts'
import { supportContact } from './contact/support-contact.ts'
import { conflictDeclared } from './cover/conflict-declared.ts'
import { coverArranged } from './cover/cover-arranged.ts'
import { coverEnded } from './cover/cover-ended.ts'
import { officerNeed } from './cover/officer-need.ts'
import { breach } from './enforcement/breach.ts'
import { enforcementAction } from './enforcement/enforcement-action.ts'
import { recall } from './enforcement/recall.ts'
import type { Kind } from './kind.ts'
import { complaint } from './oversight/complaint.ts'
import { complaintAnswered } from './oversight/complaint-answered.ts'
import { managementOversight } from './oversight/management-oversight.ts'
import { oversightAnswered } from './oversight/oversight-answered.ts'
import { riskDropLookedAt } from './oversight/risk-drop-looked-at.ts'
import { seriousFurtherOffence } from './oversight/serious-further-offence.ts'
import { seriousFurtherOffenceReview } from './oversight/serious-further-offence-review.ts'
import { accommodation } from './partners/accommodation.ts'
import { enquiry } from './partners/enquiry.ts'
import { handoverPart } from './partners/handover-part.ts'
import { handoverResponsibility } from './partners/handover-responsibility.ts'
import { handoverSideFinished } from './partners/handover-side-finished.ts'
import { handoverStarted } from './partners/handover-started.ts'
import { referral } from './partners/referral.ts'
import { referralProgress } from './partners/referral-progress.ts'
import { referralSession } from './partners/referral-session.ts'
import { reportCompleted } from './partners/report-completed.ts'
import { reportRequested } from './partners/report-requested.ts'
import { transferAnswered } from './partners/transfer-answered.ts'
import { transferProposed } from './partners/transfer-proposed.ts'
import { contactDetailsChanged } from './person/contact-details-changed.ts'
import { entryWithdrawn } from './person/entry-withdrawn.ts'
import { equalityRecorded } from './person/equality-recorded.ts'
import { nameChanged } from './person/name-changed.ts'
import { personRegistered } from './person/person-registered.ts'
import { review } from './plan/review.ts'
import { sentencePlan } from './plan/sentence-plan.ts'
import { registration } from './registration/registration.ts'
import { licenceConditionStarted, postSentenceRequirementStarted } from './sentence/conditions.ts'
import { custodyDates } from './sentence/custody-dates.ts'
import { released } from './sentence/released.ts'
import { requirementEnded } from './sentence/requirement-ended.ts'
import { requirementStarted } from './sentence/requirement-started.ts'
import { sentenceEnded } from './sentence/sentence-ended.ts'
import { sentenceStarted } from './sentence/sentence-started.ts'
import { tierCalculated } from './tier-calculated.ts'
import { tierSet } from './tier-set.ts'

/** Every kind of entry, in the order in which a practitioner is offered them. A new kind is a file and a line here. */
export const kinds: readonly Kind[] = [
  contact,
  appointmentBooked,
  appointmentOutcome,
  homeVisit,
  supportContact,
  riskAssessment,
  assessmentSigning,
  countersignature,
  qualityReview,
  sentencePlan,
  review,
  registration,
  enforcementAction,
  breach,
  recall,
  enquiry,
  referral,
  referralProgress,
  referralSession,
  accommodation,
  reportRequested,
  reportCompleted,
  handoverStarted,
  handoverPart,
  handoverSideFinished,
  handoverResponsibility,
  transferProposed,
  transferAnswered,
  managementOversight,
  oversightAnswered,
  seriousFurtherOffence,
  seriousFurtherOffenceReview,
  complaint,
  complaintAnswered,
  riskDropLookedAt,
  tierSet,
  tierCalculated,
  allocated,
  coverArranged,
  coverEnded,
  conflictDeclared,
  officerNeed,
  sentenceStarted,
  requirementStarted,
  licenceConditionStarted,
  postSentenceRequirementStarted,
  requirementEnded,
  custodyDates,
  released,
  sentenceEnded,
  nameChanged,
  contactDetailsChanged,
  equalityRecorded,
  entryWithdrawn,
  limitedAccessSet,
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
