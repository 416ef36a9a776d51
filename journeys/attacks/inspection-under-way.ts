import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { frameworkOf } from '@candour/rating'
import { sql } from 'kysely'
import pg from 'pg'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Trx } from '#platform/database/tables.ts'
import { startTestApp } from '#platform/web/testing.ts'
import type { Client } from '#platform/web/testing-client.ts'
import { seedWorld, signLog } from '../../server/inspection/testing.ts'
import { rooms } from '../../server/rooms.ts'

const HOUR = 3_600_000
const terms = {
  unit: 'HAR',
  noticeKind: 'announced',
  noticeDays: '28',
  fieldworkFrom: '7 12 2026',
  fieldworkTo: '18 12 2026',
  cohortFrom: '1 5 2026',
  cohortTo: '31 5 2026',
  sampleBy: 'fixed',
  size: '4',
  words: '',
}

/** The codes of every question of the framework. */
export const questions = frameworkOf('PDU-2023').standards.flatMap(standard => standard.questions.map(one => one.code))

/** The same answer to every question, with evidence. */
export const answers = (answer: string): Record<string, string> =>
  Object.fromEntries(
    questions.flatMap(code => [
      [`answer-${code}`, answer],
      [`evidence-${code}`, 'Seen in the record.'],
    ]),
  )

/** What a page says, without its markup. */
export const wordsOf = (body: string): string => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** What a form page says after its form was refused, or after the act. */
export const sends = async (client: Client, url: string, fields: Record<string, string>, page = url): Promise<string> =>
  wordsOf((await client.follow(await client.post(url, fields, page))).body)

const domainOne = Object.fromEntries(
  ['P1.1', 'P1.2', 'P1.3'].flatMap(code => [
    [`rating-${code}`, 'Requires improvement'],
    [`reasons-${code}`, 'Few posts are filled.'],
  ]),
)

/** The whole service on twelve people of one unit, whose inspection is drawn, assessed and rated, and not yet published. */
export const inspectionUnderWay = async (owner: Parameters<typeof startTestApp>[0]) => {
  const keys = await mkdtemp(path.join(tmpdir(), 'candour-keys-'))
  owner.after(() => rm(keys, { recursive: true }))
  const { databases, signIn } = await startTestApp(owner, rooms)
  const people = await seedWorld(databases, 12)
  const accountOf = async (username: string): Promise<string> => {
    const { rows } = await sql<{ id: number }>`select id from platform.account where username = ${username}`.execute(
      databases.system,
    )
    return String(rows[0]?.id)
  }
  const sign = () => signLog(databases, keys)

  const lead = await signIn('lead')
  const home = (await lead.post('/inspections/open', terms)).location ?? assert.fail('not opened')
  const id = path.posix.basename(home)
  await lead.post(`${home}/team`, { account: await accountOf('inspector') })
  await lead.post(`${home}/freeze`, {}, home)
  await sign()
  await lead.post(`${home}/draw`, {}, home)
  const { rows } = await sql<{ case: string }>`select "case" from inspection.drawn_case
    where inspection = ${id} and status = 'sampled' order by place`.execute(databases.system)
  const sample = rows.map(row => row.case)
  const inspector = await signIn('inspector')
  for (const about of sample) await inspector.post(`${home}/sample/${about}`, answers('yes'))
  await lead.post(`${home}/domain-one`, domainOne)

  return {
    ...{ databases, signIn, people, accountOf, sign },
    /** Address of the inspection, its id, and the sampled cases. */
    ...{ home, id, sample },
    /** As the application's own role, with the session of this person: what an attack on a query could do. */
    bySql: async (username: string, work: (trx: Trx) => Promise<unknown>): Promise<unknown> => {
      const actor = await openSession(databases.system, username, new Date(Date.now() + HOUR))
      return asActor(databases, actor ?? assert.fail(), work)
    },
    /** As the owner of the database, whom no trigger and no policy stops. */
    asAdministrator: async (statement: string): Promise<void> => {
      const client = new pg.Client({ connectionString: databases.url })
      await client.connect()
      await client.query(`set session_replication_role = replica; ${statement}`)
      await client.end()
    },
  }
}
