import { audit } from '#platform/audit/audit.ts'

const escalation = {
  subject: (params: { readonly id?: string | string[] | undefined }) => params.id,
  subjectType: 'ESCALATION',
}
const unit = {
  subject: (params: { readonly unit?: string | string[] | undefined }) => params.unit,
  subjectType: 'UNIT',
}

/** What is written down when escalations are looked at or answered. */
export const audits = {
  listed: audit('LIST_ESCALATIONS'),
  viewed: audit('VIEW_ESCALATION', escalation),
  answered: audit('ANSWER_ESCALATION', escalation),
  answeredSeveral: audit('ANSWER_ESCALATIONS'),
  viewedConditions: audit('VIEW_CONDITIONS_OF_WORK', unit),
} as const
