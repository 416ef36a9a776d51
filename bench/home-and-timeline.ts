import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { hash } from '@node-rs/argon2'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { appendEntries, type NewEntryWithId } from '#caseload'
import type { Databases } from '#platform/database/databases.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { createClient } from '#platform/web/testing-client.ts'
import { writeOrganisation } from '../demonstration/organisation.ts'
import { LAST_DAY, plusDays } from '../demonstration/service/days.ts'
import type { Scale } from '../demonstration/service/scale.ts'
import { type DemonstrationPdu, entriesOf, generatePdu } from '../demonstration/service/service.ts'
import { buildApp } from '../server/app.ts'
import { rooms } from '../server/rooms.ts'
import { benchDatabases, vacuumAnalyze } from './database.ts'
import { type Load, percentile } from './load.ts'
import type { BenchRow } from './row.ts'

const plan = {
  code: 'E01A',
  name: 'Bench',
  condition: 'usual',
  teams: 5,
  posts: 88,
  people: 1000,
  unallocated: 18,
} as const
const scale: Scale = {
  name: 'demonstration',
  contactEvery: 20,
  regions: [{ code: 'E01', name: 'Region', pdus: [plan] }],
}
const OFFICERS = 20
const PEOPLE = 200
const SECONDS = 15
const ENTRIES = 3000
/** @source design, section 9: any page, 200 people at one request a second each, on 2 cores */
const MOST_MS = 250

type Officer = { readonly username: string; readonly code: string; readonly team: string }

/** One account for each of the first officers of the unit. Nobody attacks these: the least work that the algorithm allows. */
const writeAccounts = async ({ system }: Databases, { members }: DemonstrationPdu): Promise<Officer[]> => {
  const password_hash = await hash(DEMONSTRATION_PASSWORD, { memoryCost: 1024, timeCost: 1 })
  const holders = members.filter(member => member.grade === 'PO' && member.left === null).slice(0, OFFICERS)
  const officers = holders.map(({ code, team }) => ({ username: code.toLowerCase(), code, team }))
  await system
    .insertInto('platform.account')
    .values(
      officers.map(({ username, code, team }) => ({
        ...{ username, name: username, role: 'practitioner', unit: team, practitioner: code, password_hash },
      })),
    )
    .execute()
  return officers
}

/** A long supervision: a contact or an outcome every other day for years, some written late. */
const longLife = (personId: string, officer: string): NewEntryWithId[] =>
  Array.from({ length: ENTRIES }, (_, index) => {
    const day = plusDays(LAST_DAY, -Math.floor((ENTRIES - index) / 4) - 1)
    const text = `Talked about the week and what comes next. Number ${index}. `.repeat(4)
    const recorded = index % 9 === 0 ? plusDays(day, 6) : day
    return {
      personId,
      kind: 'contact',
      happened: { from: day },
      author: officer,
      workDoneBy: officer,
      body: { type: 'phone', text },
      now: new Date(`${recorded > LAST_DAY ? LAST_DAY : recorded}T14:00:00Z`),
    }
  })

/** A unit with its record, and for each officer one of their people: the first with a long record. */
const makeService = async (databases: Databases) => {
  const unit = generatePdu(plan, 0, 1000)
  await databases.system.transaction().execute(async trx => {
    await writeOrganisation(trx, scale, [unit])
    await appendEntries(trx, [...entriesOf(unit, scale)].flat())
  })
  const officers = await writeAccounts(databases, unit)
  const long = unit.people.find(person => person.hasOfficer && officers.some(one => one.code === holderOf(person)))
  if (!long) throw new Error('One of the officers holds a case')
  const keeper = officers.find(one => one.code === holderOf(long))
  if (!keeper) throw new Error('The case has its officer among those who sign in')
  await databases.system.transaction().execute(trx => appendEntries(trx, longLife(long.id, keeper.code)))
  await vacuumAnalyze(databases)
  return { officers, keeper, long: long.id }
}

const holderOf = ({ holders }: DemonstrationPdu['people'][number]): string | undefined => holders.at(-1)?.officer

const cookieOf = async (app: FastifyInstance, { username }: Officer): Promise<string> => {
  const client = createClient(app)
  const answer = await client.post('/sign-in', { username, password: DEMONSTRATION_PASSWORD })
  if (answer.location !== '/') throw new Error(`${username} could not sign in: ${answer.status}`)
  return [answer.headers['set-cookie'] ?? []]
    .flat()
    .map(cookie => cookie.split(';', 1)[0])
    .join('; ')
}

const measured = (load: Load): Promise<number[]> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./load-worker.ts', import.meta.url), { workerData: load })
    worker.once('message', resolve)
    worker.once('error', reject)
  })

const rowOf = (work: string, ours: number): BenchRow => ({
  ...{ work, ours, theirs: MOST_MS, unit: 'ms', peer: 'the limit', ratio: ours / MOST_MS },
  ...{ target: `<= ${MOST_MS} ms`, holds: ours <= MOST_MS },
})

/** Timeline pages as people turn them: the first, one far back, and one narrowed to what was written late. */
const timelines = (person: string): readonly string[] => [
  `/people/${person}`,
  `/people/${person}?page=120`,
  `/people/${person}?kind=contact&only=late`,
]

/** How long a practitioner waits for their home page, and for the record of somebody with 3,000 entries, while 200 people ask. */
export const homeAndTimelineBenchmark = async (): Promise<BenchRow[]> => {
  const databases = await benchDatabases()
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'candour-bench-web-'))
  const config = { dataFolder, demonstration: true }
  const app = await buildApp({ config, databases, rooms, now: () => new Date(), log: pino({ level: 'silent' }) })
  try {
    const { officers, keeper, long } = await makeService(databases)
    const cookies = new Map<string, string>()
    for (const officer of officers) cookies.set(officer.code, await cookieOf(app, officer))
    const origin = await app.listen({ port: 0, host: '127.0.0.1' })
    const asking = (pathFor: (index: number) => string, cookieFor: (index: number) => string) =>
      Array.from({ length: PEOPLE }, (_, index) => ({ path: pathFor(index), cookie: cookieFor(index) }))
    const homes = asking(
      () => '/',
      index => cookies.get(officers[index % officers.length]?.code ?? '') ?? '',
    )
    const records = asking(
      index => timelines(long)[index % 3] ?? '',
      () => cookies.get(keeper.code) ?? '',
    )
    await measured({ origin, people: homes, seconds: 2 })
    const home = await measured({ origin, people: homes, seconds: SECONDS })
    await measured({ origin, people: records, seconds: 2 })
    const record = await measured({ origin, people: records, seconds: SECONDS })
    return [
      rowOf('Home of a practitioner, 200 people, p95', percentile(home, 95)),
      rowOf('Home of a practitioner, 200 people, p99', percentile(home, 99)),
      rowOf('Record of 3,000 entries, 200 people, p95', percentile(record, 95)),
      rowOf('Record of 3,000 entries, 200 people, p99', percentile(record, 99)),
    ]
  } finally {
    await app.close()
    await databases.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
}
