import { audit } from '#platform/audit/audit.ts'

const officer = {
  subject: (params: { readonly officer?: string | string[] | undefined }) => params.officer,
  subjectType: 'PRACTITIONER',
}
const decision = {
  subject: (params: { readonly id?: string | string[] | undefined }) => params.id,
  subjectType: 'DECISION',
}

/** What is written down when limits are looked at or gone beyond. */
export const audits = {
  viewedForm: audit('VIEW_LIMITS_BEFORE_ALLOCATION', officer),
  wentBeyond: audit('GO_BEYOND_LIMIT', officer),
  viewed: audit('VIEW_DECISION_BEYOND_LIMIT', decision),
  answered: audit('ANSWER_PROPOSAL_BEYOND_LIMIT', decision),
  listed: audit('LIST_DECISIONS_BEYOND_LIMITS'),
} as const
