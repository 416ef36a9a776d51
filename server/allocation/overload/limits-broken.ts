import { type BrokenLimit, limitSetOn, limitsBrokenBy } from '@candour/allocation'
import { caseFacts } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { pointsOfCase, protectionsOn } from '#workforce'
import { coversOf, isCovered } from './decisions.ts'
import { loadOf } from './load-of.ts'
import { protectionsBrokenBy } from './protections-broken.ts'

/** Cases, by pseudonym, that an officer of a team is about to be given. */
export type Giving = {
  readonly officer: string
  readonly team: string
  readonly cases: readonly string[]
  readonly now: Date
}

/**
 * Every limit that giving the cases would break and that no decision covers which has not run out.
 *
 * @returns empty when the work may be given as it is
 */
export const limitsBroken = async (
  trx: Trx,
  { officer, team, cases, now }: Giving,
): Promise<readonly BrokenLimit[]> => {
  const today = dayOf(now)
  const given = await caseFacts(trx, { people: cases })
  const held = await caseFacts(trx, { heldBy: [officer] })
  const protections = (await protectionsOn(trx, [officer], today)).get(officer) ?? []
  const load = await loadOf(trx, team, officer, today)
  const fresh = given.filter(one => one.officer !== officer)
  const broken = limitsBrokenBy(
    {
      ...load,
      given: fresh.map(one => ({ points: pointsOfCase(one, today) })),
      protections: protectionsBrokenBy(protections, fresh, held),
    },
    limitSetOn(today),
  )
  if (broken.length === 0) return []
  const decided = await coversOf(trx, officer, team, today)
  return broken.filter(one => !isCovered(decided, one, cases, today))
}
