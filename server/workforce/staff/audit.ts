import { audit } from '#platform/audit/audit.ts'

const officer = (what: string) => audit(what, { subject: params => params.officer, subjectType: 'PRACTITIONER' })

/** What is written down when hours, protections, absences and measures are read or recorded. */
export const staffAudits = {
  listedEndings: audit('LIST_REDUCTIONS_THAT_END'),
  viewedHours: officer('VIEW_OFFICER_HOURS'),
  viewedHoursForm: officer('VIEW_HOURS_FORM'),
  recordedHours: officer('RECORD_HOURS'),
  correctedHours: officer('CORRECT_HOURS'),
  deletedHours: officer('DELETE_HOURS'),
  viewedReductionForm: officer('VIEW_REDUCTION_FORM'),
  viewedReduction: officer('VIEW_REDUCTION'),
  recordedReduction: officer('RECORD_REDUCTION'),
  endedReduction: officer('END_REDUCTION'),
  correctedReduction: officer('CORRECT_REDUCTION'),
  deletedReduction: officer('DELETE_REDUCTION'),
  viewedStaff: officer('VIEW_OFFICER_PROTECTIONS'),
  viewedFactForm: officer('VIEW_STAFF_FORM'),
  recordedFact: officer('RECORD_STAFF_FACT'),
  endedFact: officer('END_STAFF_FACT'),
  deletedFact: officer('DELETE_STAFF_FACT'),
  viewedOwnWords: officer('VIEW_OWN_WORDS'),
  saidOwnWords: officer('SAY_OWN_WORDS'),
  viewedEstablishmentForm: audit('VIEW_ESTABLISHMENT_FORM'),
  offeredEstablishment: audit('OFFER_ESTABLISHMENT'),
  listedProtections: audit('LIST_PROTECTIONS', { subject: params => params.unit, subjectType: 'UNIT' }),
  viewedPeople: audit('VIEW_PEOPLE_AND_POSTS', { subject: params => params.unit, subjectType: 'UNIT' }),
}
