/** Path parameters, query and typed fields as they arrived. */
export type RawInput = Readonly<Record<string, string | string[] | undefined>>

/** What is written down when a route is used: the act and, if it is about one subject, whose id names it. */
export type AuditEvent = {
  readonly what: string
  readonly subject: (params: RawInput) => string | string[] | undefined
  readonly subjectType: string | undefined
}

type AuditSubject = {
  /** An id or code of the subject, never a name: audit rows are read by people who may not see the record. */
  readonly subject?: AuditEvent['subject']
  readonly subjectType?: string
}

/**
 * Names an audit event, like `audit('VIEW_TEAM_WORKLOAD', { subject: params => params.team, subjectType: 'TEAM' })`.
 *
 * @source the ministry's audit event: what, who, when, service, subjectId, subjectType, correlationId, details
 */
export const audit = (what: string, { subject, subjectType }: AuditSubject = {}): AuditEvent => ({
  what,
  subject: subject ?? (() => undefined),
  subjectType,
})
