import type { Trx } from '#platform/database/tables.ts'
import { aheadTables } from '../tables.ts'

const saved = (trx: Trx) =>
  aheadTables(trx)
    .selectFrom('workforce.scenario as scenario')
    .innerJoin('platform.unit as unit', 'unit.code', 'scenario.unit')
    .innerJoin('platform.account as owner', 'owner.id', 'scenario.owner')
    .selectAll('scenario')
    .select(['unit.name as unit_name', 'unit.kind as unit_kind', 'owner.name as owner_name'])

/** A what-if that somebody saved. */
export type Saved = NonNullable<Awaited<ReturnType<typeof savedScenario>>>

/** One saved what-if; undefined when there is none, or it is not this person's to read. */
export const savedScenario = (trx: Trx, id: string) => saved(trx).where('scenario.id', '=', id).executeTakeFirst()

/** Every saved what-if that somebody may read, the latest first. */
export const savedScenarios = (trx: Trx) => saved(trx).orderBy('scenario.saved_at', 'desc').limit(200).execute()

/** Units with which a what-if is shared. */
export const sharesOf = (trx: Trx, id: string) =>
  aheadTables(trx)
    .selectFrom('workforce.scenario_share as share')
    .innerJoin('platform.unit as unit', 'unit.code', 'share.unit')
    .select(['unit.name', 'share.shared_at'])
    .where('share.scenario', '=', id)
    .orderBy('unit.name')
    .execute()
