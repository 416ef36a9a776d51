import type { Config } from '#platform/config.ts'
import type { Databases } from '#platform/database/databases.ts'
import type { LogKey } from '#platform/ledger/keys.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { accountsFor, writeAccounts } from './accounts.ts'
import { loadAhead } from './ahead.ts'
import { escalationsOfTheLastDay } from './escalations.ts'
import { historyStages, type Stage } from './history.ts'
import { writeOrganisation } from './organisation.ts'
import { demonstrationScale, nationScale, type Scale } from './service/scale.ts'
import { type DemonstrationPdu, generatePdu } from './service/service.ts'
import { loadWorkload } from './workload.ts'

const generate = (scale: Scale): DemonstrationPdu[] =>
  scale.regions.flatMap((region, at) => {
    let number = 1000
    return region.pdus.map(plan => {
      const pdu = generatePdu(plan, at, number)
      number += plan.people
      return pdu
    })
  })

const isEmpty = async (databases: Databases): Promise<boolean> =>
  (await databases.system.selectFrom('platform.unit').select('code').limit(1).execute()).length === 0

const finished = async (databases: Databases): Promise<Set<string>> => {
  const rows = await databases.system.selectFrom('platform.demonstration_stage').select('stage').execute()
  return new Set(rows.map(row => row.stage))
}

const stages = (databases: Databases, key: LogKey, scale: Scale): Stage[] => {
  const pdus = generate(scale)
  const [first] = pdus
  const [region] = scale.regions
  if (!first || !region) throw new Error('The demonstration has no units')
  return [
    {
      name: 'organisation',
      run: () =>
        databases.system.transaction().execute(async trx => {
          await writeOrganisation(trx, scale, pdus)
          await writeAccounts(trx, accountsFor(first, region.code))
        }),
    },
    ...historyStages(databases, key, scale, pdus),
    { name: 'workload', run: () => loadWorkload(databases, pdus, scale) },
    {
      name: 'escalations of the last day',
      run: () => escalationsOfTheLastDay(databases, `${first.plan.code}T1`, `${first.plan.code}T3`),
    },
    { name: 'ahead', run: () => loadAhead(databases, scale) },
  ]
}

const accountLines = async (databases: Databases): Promise<string> => {
  const accounts = await databases.system.selectFrom('platform.account').selectAll().orderBy('id').execute()
  const lines = accounts.map(({ username, introduction }) => `  ${username.padEnd(15)} ${introduction}`)
  return [
    `Sign in as any of these, password "${DEMONSTRATION_PASSWORD}" (every person and figure is invented):`,
    ...lines,
  ].join('\n')
}

/**
 * Loads the demonstration service into an empty database, stage by stage; a first start that was interrupted goes on after the
 * last finished stage. Does nothing to a database that is whole, or that holds something else.
 *
 * @returns the accounts to sign in with, for the person at the keyboard
 */
export const loadDemonstration = async (
  databases: Databases,
  key: LogKey,
  config: Config,
  say: (line: string) => void,
): Promise<string> => {
  const done = await finished(databases)
  if (done.size === 0 && !(await isEmpty(databases))) return ''
  if (!done.has('whole')) {
    say(done.size > 0 ? 'Going on with the demonstration service' : 'Loading the demonstration service, once')
    const waiting = stages(databases, key, config.scale === 'nation' ? nationScale : demonstrationScale)
    for (const stage of [...waiting.filter(({ name }) => !done.has(name)), { name: 'whole', run: async () => {} }]) {
      await stage.run()
      await databases.system.insertInto('platform.demonstration_stage').values({ stage: stage.name }).execute()
    }
  }
  return accountLines(databases)
}
