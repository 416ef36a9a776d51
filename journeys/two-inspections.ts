import type { Databases } from '#platform/database/databases.ts'
import { announceKey } from '#platform/ledger/checkpoint.ts'
import type { LogKey } from '#platform/ledger/keys.ts'
import { assess, conclude, fieldwork, openAndDraw, type Quality, release } from '../demonstration/inspections.ts'
import type { SmallService } from './small-service.ts'

const quality: Quality = { a: 0.7, b: 0.6, c: 0.4 }

const dates = {
  fieldworkFrom: '2026-12-07',
  fieldworkTo: '2026-12-18',
  cohortFrom: '2026-03-02',
  cohortTo: '2026-06-26',
}

const judgements = ['P1.1', 'P1.2', 'P1.3'].map(standard => {
  return { standard, rating: 'Requires improvement' as const, reasons: 'Few posts are filled.' }
})
const recommendations = [{ to: 'region' as const, text: 'Fill the vacant posts.' }]

const on = (day: string) => {
  return {
    opened: `${day}T08:00:00Z`,
    announced: `${day}T09:00:00Z`,
    signed: `${day}T09:00:08Z`,
    drawn: `${day}T10:00:00Z`,
  }
}

/** One inspection that is published, of the unit that works well, and one half assessed. Call it before the sequencer runs. */
export const writeTwoInspections = async (
  databases: Databases,
  key: LogKey,
  { struggling, well }: SmallService,
): Promise<void> => {
  await announceKey(databases.system, key)
  const work = fieldwork(databases, key)
  const first = await openAndDraw(work, { unit: well.plan.code, ...on('2026-11-20') }, dates)
  await assess(work, first, 1, quality, '2026-11-20T12:00:00Z')
  const at = {
    judged: '2026-11-20T13:00:00Z',
    proposed: '2026-11-20T13:30:00Z',
    published: '2026-11-20T14:00:00Z',
    signed: '2026-11-20T14:00:08Z',
  }
  await conclude(work, first, judgements, recommendations, at)
  const second = await openAndDraw(work, { unit: struggling.plan.code, ...on('2026-11-21') }, dates)
  await assess(work, second, 0.5, quality, '2026-11-21T12:00:00Z')
  await release(work, second, judgements, { reader: 'head', at: '2026-11-21T13:00:00Z' })
}
