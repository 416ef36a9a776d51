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

const brokenBy = async (
  trx: Trx,
  { officer, team, cases, now }: Giving,
  isFresh: (holder: string | null) => boolean,
): Promise<readonly BrokenLimit[]> => {
  const today = dayOf(now)
  const given = await caseFacts(trx, { people: cases })
  const held = (await caseFacts(trx, { heldBy: [officer] })).filter(one => !cases.includes(one.personId))
  const protections = (await protectionsOn(trx, [officer], today)).get(officer) ?? []
  const load = await loadOf(trx, team, officer, today)
  const fresh = given.filter(one => isFresh(one.officer))
  const broken = limitsBrokenBy(
    {
      ...load,
      given: fresh.map(one => ({ points: pointsOfCase(one, today) })),
      protections: protectionsBrokenBy(protections, given, held),
    },
    limitSetOn(today),
  )
  if (broken.length === 0) return []
  const decided = await coversOf(trx, officer, team, today)
  return broken.filter(one => !isCovered(decided, one, cases, today))
}

/**
 * Every limit that giving the cases would break and that no decision covers which has not run out.
 *
 * @returns empty when the work may be given as it is
 */
export const limitsBroken = (trx: Trx, giving: Giving): Promise<readonly BrokenLimit[]> =>
  brokenBy(trx, giving, holder => holder !== giving.officer)

/** The same once the cases have been given in this transaction: the load holds them already. */
export const limitsBrokenNow = (trx: Trx, giving: Giving): Promise<readonly BrokenLimit[]> =>
  brokenBy(trx, giving, () => false)
