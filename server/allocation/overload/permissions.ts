import type { Role } from '#platform/access/actor.ts'
import { permission } from '#platform/web/permission.ts'

/** Every level that answers for work. */
export const answering: readonly Role[] = ['spo', 'pdu-head', 'regional-director', 'national-director']

/** Who may do what about limits. Which decisions each person meets is row-level security's business. */
export const can = {
  giveWork: permission('give an officer work beyond a limit', ['spo', 'pdu-head']),
  decide: permission('decide about work beyond a limit', answering),
  seeDecisions: permission('see decisions beyond limits', [
    ...answering,
    'practitioner',
    'lead-inspector',
    'inspector',
  ]),
}
