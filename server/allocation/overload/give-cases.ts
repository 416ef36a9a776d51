import { appendEntry } from '#caseload'
import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Giving } from './limits-broken.ts'

/** Gives the cases to the officer, in this transaction: an entry in the record of each person. */
export const giveCases = async (
  trx: Trx,
  { officer, team, cases, now }: Giving,
  actor: Pick<Actor, 'practitioner' | 'username'>,
): Promise<void> => {
  const author = actor.practitioner ?? actor.username
  for (const personId of cases) {
    await appendEntry(trx, {
      ...{ personId, kind: 'allocated', happened: { from: dayOf(now) }, author, workDoneBy: author },
      ...{ body: { team, practitioner: officer }, now },
    })
  }
}
