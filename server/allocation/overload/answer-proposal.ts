import { type Decider, type Deciding, limitSetOn, mayAgree } from '@candour/allocation'
import { known, unknown } from '@candour/workload'
import type { Actor } from '#platform/access/actor.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { type DecidedLimit, limitTables } from '../record/tables.ts'
import { writeAct } from '../record/write-entry.ts'
import { deciderFor } from './decider.ts'
import type { Overload } from './decisions.ts'

const decidingOf = ({ kind, name, after, decides }: DecidedLimit): Deciding => ({
  ...{ kind, name, decides, after: after === null ? unknown('this limit has no figure') : known(after) },
})

/** Whether somebody may be the second of two, or the level above, for a proposal. */
export const mayDecideProposal = (overload: Overload, second: Decider, actor: Pick<Actor, 'username'>, today: Day) => {
  const proposer = { level: overload.proposed_level, isLineManager: overload.proposed_line_manager }
  const set = limitSetOn(today)
  const agrees = overload.limits.every(limit => mayAgree(set, decidingOf(limit), proposer, second))
  return overload.status === 'proposed' && actor.username !== overload.proposed_by && agrees
}

/**
 * Decides or refuses what another proposed.
 *
 * @returns whether they could: false for who may not, for the one who proposed it, and once its last day is past
 */
export const answerProposal = async (
  trx: Trx,
  overload: Overload,
  {
    actor,
    agrees,
    words,
    now,
  }: { readonly actor: Actor; readonly agrees: boolean; readonly words: string; readonly now: Date },
): Promise<boolean> => {
  const today = dayOf(now)
  const decider = await deciderFor(trx, actor, overload)
  if (!decider || actor.practitioner === overload.officer) return false
  if (!mayDecideProposal(overload, decider, actor, today) || (agrees && overload.until < today)) return false
  const status = agrees ? 'decided' : 'refused'
  await limitTables(trx)
    .updateTable('allocation.overload')
    .set({
      ...{ status, words, decided_by: actor.username, decided_name: actor.name },
      ...{ decided_level: decider.level, decided_at: now },
    })
    .where('id', '=', overload.id)
    .execute()
  const payload = { act: status, by: { name: actor.name, ...decider }, words }
  await writeAct(trx, { stream: overload.id, type: 'allocation.overload', payload, author: actor.username, now })
  return true
}
