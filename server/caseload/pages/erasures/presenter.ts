import type { Actor } from '#platform/access/actor.ts'
import { instantText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import type { ErasureRequest } from '../../erasure/erasures.ts'

const row = (label: string, value: string) => ({ label, value })

const presentRequest = (request: ErasureRequest) => ({
  id: request.id,
  waits: request.decision === null,
  heading: `Record ${request.personId.slice(0, 8)}`,
  rows: [
    row('Pseudonym', request.personId),
    row('Ground', request.ground),
    row('Asked by', `${request.requestedBy}, ${instantText(request.requestedAt)}`),
    ...(request.decidedAt
      ? [
          row(
            request.decision === 'approved' ? 'Erased by' : 'Refused by',
            `${request.decidedBy}, ${instantText(request.decidedAt)}`,
          ),
        ]
      : []),
    ...(request.entries === null ? [] : [row('Entries that nobody can read', countText(request.entries))]),
  ],
})

/** Every word of the page about erasures. */
export const presentErasures = (requests: readonly ErasureRequest[], actor: Pick<Actor, 'role'>) => {
  const shown = requests.map(presentRequest)
  return {
    title: 'Erased records',
    heading: 'Erased records',
    mayAsk: actor.role === 'administrator',
    mayDecide: actor.role === 'auditor',
    waiting: shown.filter(request => request.waits),
    decided: shown.filter(request => !request.waits),
  }
}
