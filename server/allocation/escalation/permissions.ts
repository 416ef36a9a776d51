import { permission } from '#platform/web/permission.ts'
import { answering } from '../overload/permissions.ts'

/** Who may do what about escalations. Which of them each person meets is row-level security's business. */
export const can = {
  seeEscalations: permission('see escalations', [...answering, 'practitioner', 'lead-inspector', 'inspector']),
  answer: permission('answer an escalation', answering),
  seeConditions: permission('see the conditions of work of a unit', [...answering, 'lead-inspector', 'inspector']),
}
