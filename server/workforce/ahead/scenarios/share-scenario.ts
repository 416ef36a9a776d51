import { z } from 'zod'
import { unitByCode } from '#platform/organisation/units.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import { scenarioPath } from '../addresses.ts'
import { aheadTables } from '../tables.ts'
import { savedScenario } from './saved.ts'

export const ShareForm = z.object({
  scenario: z.uuid(),
  unit: z.string({ error: 'Select the unit to share with' }).min(1, 'Select the unit to share with'),
})

/** Lets everybody who works in a unit read a saved what-if. Only its owner can. */
export const shareScenario: Command<z.output<typeof ShareForm>> = async ({ trx, actor, input, now }) => {
  const scenario = await savedScenario(trx, input.scenario)
  if (!scenario || actor.accountId === null || scenario.owner !== actor.accountId) return notFound()
  const unit = await unitByCode(trx, input.unit)
  if (!unit) return refuse([{ field: 'unit', message: 'Select a unit from the list' }])
  await aheadTables(trx)
    .insertInto('workforce.scenario_share')
    .values({ scenario: scenario.id, unit: unit.code, shared_by: actor.accountId, shared_at: now })
    .onConflict(share => share.columns(['scenario', 'unit']).doNothing())
    .execute()
  return done(`Shared with everybody who works in ${unit.name}.`, scenarioPath(scenario.id))
}
