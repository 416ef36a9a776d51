import type { Databases } from '#platform/database/databases.ts'
import { loadDemandLevel, loadWhatIf } from '#workforce'
import { LAST_DAY, plusDays } from './service/days.ts'
import type { Scale } from './service/scale.ts'

const DECIDED = new Date(`${LAST_DAY}T17:05:00Z`)

/** What managers of the demonstration have looked at and decided: a saved what-if of the first unit, and the fourth at amber. */
export const loadAhead = async (databases: Databases, { regions }: Scale): Promise<void> => {
  const [struggling, , , strained] = regions[0]?.pdus ?? []
  if (!struggling || !strained) throw new Error('The demonstration needs four units')
  await databases.system.transaction().execute(async trx => {
    await loadWhatIf(trx, {
      ...{ kind: 'pdu', unit: struggling.code, owner: 'head', sharedWith: struggling.code, now: DECIDED },
      name: 'Three officers leave as the release cohort comes',
      reason: 'What the spring looks like if nobody is hired: whether to ask the region for officers now.',
      values: {
        ...{ loseGrade: 'PO', loseNumber: '3', loseFrom: '8' },
        ...{ cohortTiers: 'B2 20, B3 10, C2 15', cohortPlace: 'licence', cohortFrom: '12' },
      },
    })
    await loadDemandLevel(trx, {
      ...{ kind: 'pdu', unit: strained.code, level: 'amber', from: LAST_DAY, to: plusDays(LAST_DAY, 84) },
      by: { username: 'region', role: 'regional-director' },
      why: 'Two teams are short until the new officers have finished their first months. Cover from the region was asked for and is given to another unit. Amber keeps every appointment of people at higher risk.',
      now: DECIDED,
    })
  })
}
