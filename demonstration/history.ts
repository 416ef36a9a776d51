import { appendEntries, type NewEntryWithId } from '#caseload'
import { allInspections } from '#inspection'
import type { Databases } from '#platform/database/databases.ts'
import { announceKey } from '#platform/ledger/checkpoint.ts'
import type { LogKey } from '#platform/ledger/keys.ts'
import { escalationsOfNovember, escalationsOfSeptember, lookOn } from './escalations.ts'
import { assess, conclude, fieldwork, openAndDraw, type Quality } from './inspections.ts'
import { Random } from './random.ts'
import { recordPeriod } from './record.ts'
import type { Scale } from './service/scale.ts'
import type { DemonstrationPdu } from './service/service.ts'
import { notes } from './service/words.ts'
import { loadEarlierWorkload } from './workload.ts'

export type Stage = { readonly name: string; readonly run: () => Promise<unknown> }

const ANNOUNCED = { first: '2026-06-08T09:00:00.000Z', second: '2026-11-02T09:00:00.000Z' }
const PUBLISHED = '2026-09-14T09:00:00.000Z'

const dayIn = (instant: string): string => instant.slice(0, 10)

// The struggling unit: work done by the newest, little asked of the police, nobody's plan looked at again.
const struggling: Quality = { a: 0.46, b: 0.38, c: 0.22 }
const usual: Quality = { a: 0.74, b: 0.66, c: 0.55 }

const judgements = [
  {
    standard: 'P1.1',
    rating: 'Requires improvement' as const,
    reasons:
      'Leaders know the risks and have said so upwards for two years. What they asked for has not come, and staff no longer believe that it will.',
  },
  {
    standard: 'P1.2',
    rating: 'Inadequate' as const,
    reasons:
      '43% of posts are vacant, more than half of those who hold cases joined within a year, and workloads stand far above 110%.',
  },
  {
    standard: 'P1.3',
    rating: 'Requires improvement' as const,
    reasons:
      'Services exist and are good where people reach them. Referrals wait for an officer whom many people do not have.',
  },
]

const recommendations = [
  { to: 'national' as const, text: 'Fund and fill the vacant posts, or say which work the unit is to stop.' },
  {
    to: 'region' as const,
    text: 'Send experienced officers for six months, and take over the cases that have no named officer.',
  },
  { to: 'unit' as const, text: 'Ask the police about domestic abuse in every open case, the highest risk first.' },
]

const inspectionOf = async (databases: Databases, unit: string): Promise<string> => {
  const all = await databases.system.transaction().execute(trx => allInspections(trx))
  const found = all.find(inspection => inspection.unit === unit)
  if (!found) throw new Error(`The demonstration has no inspection of ${unit}`)
  return found.id
}

/** What staff describe: after the announcement, reviews of sampled cases are written as if they had been made in March. */
const tidied = (sample: readonly string[], manager: string): NewEntryWithId[] =>
  sample.flatMap((personId, index) => {
    if (index % 4 !== 0) return []
    const random = new Random(`tidied ${personId}`)
    return [
      {
        personId,
        kind: 'review',
        happened: { from: `2026-03-${String(random.between(10, 27))}` },
        author: manager,
        workDoneBy: manager,
        body: { trigger: 'planned', text: random.pick(notes.review) },
        now: new Date(Date.parse('2026-06-15T16:00:00Z') + random.below(14 * 24 * 3600) * 1000),
      },
    ]
  })

/** The two years of the demonstration in order: supervision recorded, one inspection published, one under way. */
export const historyStages = (
  databases: Databases,
  key: LogKey,
  scale: Scale,
  pdus: readonly DemonstrationPdu[],
): Stage[] => {
  const work = fieldwork(databases, key)
  const [first, , , second] = pdus
  if (!first || !second) throw new Error('The demonstration needs four units')
  const firstUnit = first.plan.code
  const secondUnit = second.plan.code
  const manager = first.members.find(member => member.grade === 'SPO')?.code ?? ''
  const record = (from: string, until: string, what: string) => () =>
    recordPeriod(databases, pdus, scale, { from, until }, what)
  const id = (unit: string) => inspectionOf(databases, unit)
  return [
    {
      name: 'record to the first announcement',
      run: record('', ANNOUNCED.first, 'Recording supervision to June 2026'),
    },
    { name: 'escalations of June', run: () => lookOn(databases, dayIn(ANNOUNCED.first)) },
    {
      name: 'first inspection drawn',
      run: async () => {
        await announceKey(databases.system, key)
        await openAndDraw(
          work,
          {
            unit: firstUnit,
            opened: '2026-06-05T14:00:00Z',
            announced: ANNOUNCED.first,
            signed: '2026-06-08T09:00:08Z',
            drawn: '2026-06-10T10:00:00Z',
          },
          { fieldworkFrom: '2026-07-06', fieldworkTo: '2026-07-17', cohortFrom: '2025-11-24', cohortTo: '2026-01-04' },
        )
      },
    },
    {
      name: 'record to the publication',
      run: async () => {
        const entries = tidied(await work.sample(await id(firstUnit)), manager)
        await databases.system.transaction().execute(trx => appendEntries(trx, entries))
        await record(ANNOUNCED.first, PUBLISHED, 'Recording supervision to September 2026')()
      },
    },
    { name: 'workload of September', run: () => loadEarlierWorkload(databases, pdus, scale) },
    {
      name: 'escalations of September',
      run: () => escalationsOfSeptember(databases, `${firstUnit}T3`, dayIn(PUBLISHED)),
    },
    {
      name: 'first inspection published',
      run: async () => {
        const inspection = await id(firstUnit)
        await assess(work, inspection, 1, struggling, '2026-07-15T15:00:00Z')
        const at = {
          judged: '2026-07-29T11:00:00Z',
          proposed: '2026-09-11T15:00:00Z',
          published: PUBLISHED,
          signed: '2026-09-14T09:00:08Z',
        }
        await conclude(work, inspection, judgements, recommendations, at)
      },
    },
    {
      name: 'record to the second announcement',
      run: record(PUBLISHED, ANNOUNCED.second, 'Recording supervision to November 2026'),
    },
    {
      name: 'escalations of November',
      run: () => escalationsOfNovember(databases, `${firstUnit}T2`, dayIn(ANNOUNCED.second)),
    },
    {
      name: 'second inspection drawn',
      run: () =>
        openAndDraw(
          work,
          {
            unit: secondUnit,
            opened: '2026-10-30T14:00:00Z',
            announced: ANNOUNCED.second,
            signed: '2026-11-02T09:00:08Z',
            drawn: '2026-11-04T10:00:00Z',
          },
          { fieldworkFrom: '2026-11-16', fieldworkTo: '2026-11-27', cohortFrom: '2026-04-13', cohortTo: '2026-05-24' },
        ),
    },
    { name: 'record to the last day', run: record(ANNOUNCED.second, '9999', 'Recording supervision to today') },
    {
      name: 'second inspection half assessed',
      run: async () => {
        await assess(work, await id(secondUnit), 0.5, usual, '2026-11-19T15:00:00Z')
        await work.sign('2026-11-20T17:00:00Z')
      },
    },
  ]
}
