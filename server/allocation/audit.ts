import { audit, type RawInput } from '#platform/audit/audit.ts'

const person = { subject: (params: RawInput) => params.person, subjectType: 'PERSON' }

const plan = { subject: (params: RawInput) => params.plan, subjectType: 'ALLOCATION_PLAN' }

/** What is written down when this room is used. A person is named by their pseudonym, an officer by their code. */
export const audits = {
  openedPlans: audit('OPEN_ALLOCATION_PLANS'),
  askedForPlan: audit('ASK_FOR_ALLOCATION_PLAN', { subject: params => params.pdu, subjectType: 'UNIT' }),
  viewedPlan: audit('VIEW_ALLOCATION_PLAN', plan),
  tookPlanInput: audit('EXPORT_ALLOCATION_PLAN_INPUT', plan),
  tookPlanResult: audit('EXPORT_ALLOCATION_PLAN_RESULT', plan),
  viewedQueue: audit('VIEW_ALLOCATION_QUEUE'),
  choseOfficer: audit('COMPARE_OFFICERS', person),
  openedGivingForm: audit('OPEN_ALLOCATION_FORM', person),
  gave: audit('ALLOCATE_CASE', person),
  openedHandBack: audit('OPEN_HAND_BACK_FORM', person),
  handedBack: audit('HAND_BACK_CASE', person),
  openedCover: audit('OPEN_COVER_FORM', person),
  arrangedCover: audit('ARRANGE_COVER', person),
  endedCover: audit('END_COVER', person),
  openedMove: audit('OPEN_MOVE_FORM', person),
  proposedMove: audit('PROPOSE_MOVE', person),
  viewedMoves: audit('VIEW_MOVES'),
  viewedMove: audit('VIEW_MOVE', person),
  answeredMove: audit('ANSWER_MOVE', person),
  openedSeveral: audit('OPEN_BULK_ALLOCATION_FORM', { subject: params => params.people, subjectType: 'PERSON' }),
  gaveSeveral: audit('ALLOCATE_SEVERAL', { subject: params => params.people, subjectType: 'PERSON' }),
  viewedHistory: audit('VIEW_ALLOCATION_HISTORY'),
  exportedHistory: audit('EXPORT_ALLOCATION_HISTORY'),
  viewedPersonHistory: audit('VIEW_ALLOCATION_HISTORY_OF_PERSON', person),
  viewedMessages: audit('VIEW_ALLOCATION_MESSAGES'),
  sentAgain: audit('SEND_MESSAGE_AGAIN', { subject: params => params.message, subjectType: 'MESSAGE' }),
  viewedNewCases: audit('VIEW_OWN_NEW_CASES'),
  viewedHeld: audit('VIEW_CASES_TO_REALLOCATE', { subject: params => params.officer, subjectType: 'PRACTITIONER' }),
} as const
