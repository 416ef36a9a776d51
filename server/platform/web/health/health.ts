import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/database/tables.ts'
import { standingFailure } from '#platform/ledger/troubles.ts'
import { gitHead } from './git.ts'

type Component = { readonly status: 'UP' | 'DOWN'; readonly details?: Record<string, string | number> }

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..')
const { name, version } = z
  .object({ name: z.string(), version: z.string() })
  .parse(JSON.parse(readFileSync(path.join(checkout, 'package.json'), 'utf8')))
const git = gitHead(checkout)
const build = { name, artifact: name, version, buildNumber: git.commit.id }

/** A database that does not answer is down: nobody waits longer than this for a page. */
const PATIENCE_MS = 2000

const within = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS} ms`)), PATIENCE_MS)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** A part that answers, and says what is wrong with it. */
class Failing extends Error {
  readonly details: Component['details']

  constructor(details: NonNullable<Component['details']>) {
    super('failing')
    this.details = details
  }
}

const check = async (work: Promise<Component['details']>): Promise<Component> => {
  try {
    const details = await within(work)
    return details ? { status: 'UP', details } : { status: 'UP' }
  } catch (error) {
    return error instanceof Failing && error.details ? { status: 'DOWN', details: error.details } : { status: 'DOWN' }
  }
}

const database = async (app: Db): Promise<undefined> => {
  await sql`select 1`.execute(app)
}

/** How far the log is behind the record: leaves that wait for their number. Down, with the reason, while nothing is signed. */
const ledger = async (app: Db): Promise<Component['details']> => {
  const { rows } = await sql<{ size: number; waiting: number }>`
    select head.size, (select count(*) from ledger.leaf_in where (xid, ord) > (head.last_xid, head.last_ord)) as waiting
    from ledger.head`.execute(app)
  const head = rows[0]
  if (!head) throw new Error('The log has no head')
  const details = { size: head.size, waitingLeaves: head.waiting }
  const failure = await standingFailure(app)
  if (failure !== null) throw new Failing({ ...details, failure })
  return details
}

/** `/ping`, `/health` and `/info` in the ministry's shape, for load balancers and operators; no session, no sign-in. */
export const healthRoutes = (root: FastifyInstance, app: Db): void => {
  root.get('/ping', () => ({ status: 'UP' }))
  root.get('/health', async (_request, reply) => {
    const components = { database: await check(database(app)), ledger: await check(ledger(app)) }
    const isUp = Object.values(components).every(({ status }) => status === 'UP')
    return reply
      .code(isUp ? 200 : 500)
      .send({ status: isUp ? 'UP' : 'DOWN', components, build, version, uptime: process.uptime() })
  })
  root.get('/info', () => ({ git, build, productId: 'CANDOUR', uptime: process.uptime() }))
}
