import { tmpdir } from 'node:os'
import path from 'node:path'
import { hash } from '@node-rs/argon2'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { Role } from '#platform/access/actor.ts'
import type { Databases } from '#platform/database/databases.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { buildApp } from '../../app.ts'
import { DEMONSTRATION_PASSWORD } from './demonstration-password.ts'
import { accountHolders } from './permission.ts'
import type { Room } from './room.ts'
import { type Client, createClient } from './testing-client.ts'

export type TestApp = {
  readonly app: FastifyInstance
  readonly databases: Databases
  /** A browser without a session. */
  readonly visitor: () => Client
  /** A browser that has signed in; a role without an account gets one, with the role as its username. */
  readonly signIn: (who: Role | string) => Promise<Client>
}

type Owner = Parameters<typeof testDatabases>[0]

/** Shared by every test file, so that the styles are compiled once. */
export const testDataFolder = path.join(tmpdir(), `candour-test-web-${process.getuid?.() ?? 0}`)

let demonstrationHash: Promise<string> | undefined
const passwordHash = (): Promise<string> => {
  // The least work that the algorithm allows: nobody attacks these.
  demonstrationHash ??= hash(DEMONSTRATION_PASSWORD, { memoryCost: 1024, timeCost: 1 })
  return demonstrationHash
}

const ensureAccount = async (databases: Databases, who: string): Promise<string> => {
  const db = databases.system
  const named = await db
    .selectFrom('platform.account')
    .select('username')
    .where('username', '=', who)
    .executeTakeFirst()
  if (named) return named.username
  const role = accountHolders.find(one => one === who)
  if (!role || role === 'public') throw new Error(`No account has the name ${who}, and it is no role`)
  const held = await db.selectFrom('platform.account').select('username').where('role', '=', role).executeTakeFirst()
  if (held) return held.username
  const row = { username: role, name: `Test ${role}`, role, unit: null, practitioner: null }
  await db
    .insertInto('platform.account')
    .values({ ...row, password_hash: await passwordHash() })
    .execute()
  return role
}

/**
 * The service on a fresh database, with the given rooms, CSRF and row-level security on, reached without a network.
 *
 * @param owner the test context, or `{ after }` of node:test for a whole file
 * @param now the clock of every request
 */
export const startTestApp = async (
  owner: Owner,
  rooms: readonly Room[] = [],
  now = () => new Date(),
): Promise<TestApp> => {
  const databases = await testDatabases(owner)
  const config = { dataFolder: testDataFolder, demonstration: true }
  const app = await buildApp({ config, databases, rooms, now, log: pino({ level: 'silent' }) })
  owner.after(() => app.close())
  return {
    app,
    databases,
    visitor: () => createClient(app),
    signIn: async who => {
      const client = createClient(app)
      const username = await ensureAccount(databases, who)
      const answer = await client.post('/sign-in', { username, password: DEMONSTRATION_PASSWORD })
      if (answer.location !== '/') throw new Error(`${username} could not sign in: ${answer.status} ${answer.location}`)
      return client
    },
  }
}
