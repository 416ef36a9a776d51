import { hash } from '@node-rs/argon2'
import { sql } from 'kysely'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { startTestApp, type TestApp } from '#platform/web/testing.ts'
import type { Client } from '#platform/web/testing-client.ts'
import { insertRights, type Rights } from '../../server/caseload/access/testing.ts'
import { seedCaseload } from '../../server/caseload/testing.ts'
import { rooms } from '../../server/rooms.ts'

type Owner = Parameters<typeof startTestApp>[0]

/** The service with two PDUs, an account for each role and a dozen people; ids by CRN. */
export type Desk = TestApp & {
  readonly ids: ReadonlyMap<string, string>
  readonly person: (crn: string) => string
  /** Runs work as somebody, under row-level security, as a query that was slipped into a request would. */
  readonly inSql: <T>(username: string, work: (trx: Trx) => Promise<T>) => Promise<T>
}

/** Ada holds X100001 and X100002 in HAR1, Ben X100003; Dina (X100004) waits there; HAR2 is the next team, MOO1 another PDU. */
export const startDesk = async (owner: Owner): Promise<Desk> => {
  const app = await startTestApp(owner, rooms)
  const ids = await seedCaseload(app.databases)
  return {
    ...app,
    ids,
    person: crn => {
      const id = ids.get(crn)
      if (!id) throw new Error(`Nobody has the CRN ${crn}`)
      return id
    },
    inSql: async (username, work) => {
      const actor = await openSession(app.databases.app, username, new Date(Date.now() + 3_600_000))
      if (!actor) throw new Error(`No account ${username}`)
      return asActor(app.databases, actor, work)
    },
  }
}

type Account = {
  readonly username: string
  readonly role: 'practitioner' | 'spo' | 'pdu-head' | 'lead-inspector' | 'administrator'
  readonly unit: string | null
}

/** One more account, that signs in with the demonstration password. */
export const addAccount = async ({ system }: Databases, { username, role, unit }: Account): Promise<void> => {
  const password_hash = await hash(DEMONSTRATION_PASSWORD, { memoryCost: 1024, timeCost: 1 })
  await system
    .insertInto('platform.account')
    .values({ username, name: username, role, unit, practitioner: null, password_hash })
    .execute()
}

export const accountId = async ({ system }: Databases, username: string): Promise<number> => {
  const row = await system
    .selectFrom('platform.account')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  return row.id
}

const nobody: Rights = { exclusions: [], restrictions: [], letIn: [], purposes: [], samples: [], emergencies: [] }
type Who = { readonly username: string; readonly from?: Date; readonly until?: Date | null }

/** Puts staff on a list of a record as if it had been decided, or samples it; from a minute ago and with no end unless said. */
export const give = async (
  { databases, person }: Desk,
  crn: string,
  right: 'exclusions' | 'restrictions' | 'letIn' | 'samples',
  ...whom: readonly Who[]
): Promise<void> => {
  const holdings = await Promise.all(
    whom.map(async ({ username, from = new Date(Date.now() - 60_000), until = null }) => {
      return { accountId: await accountId(databases, username), from, until }
    }),
  )
  const secondPerson = await accountId(databases, 'auditor')
  const { rows } = await sql<{ id: string }>`select id from ledger.stream limit 1`.execute(databases.system)
  await databases.system.transaction().execute(trx =>
    insertRights(trx, {
      personId: person(crn),
      rights: { ...nobody, [right]: holdings },
      secondPerson,
      session: '',
      inspection: rows[0]?.id ?? '',
    }),
  )
}

/** Proves again that it is they, as the page asks. */
export const stepUp = (client: Client, to: string) =>
  client.post('/step-up', { password: DEMONSTRATION_PASSWORD, to }, `/step-up?to=${encodeURIComponent(to)}`)

/** Opens a record in an emergency, as a person would; follows to where that leads. */
export const breakGlass = async (client: Client, crn: string, reason: string) => {
  await stepUp(client, '/emergency-access/new')
  return client.post('/emergency-access/new', { crn, category: 'arrest', reason }, '/emergency-access/new')
}

/** What a page says, without its markup. */
export const saidOn = (body: string): string => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

/** What was told to whom. */
export const toldOf = async ({ system }: Databases, what: string): Promise<string[]> => {
  const rows = await system
    .selectFrom('platform.notification as n')
    .innerJoin('platform.account as a', 'a.id', 'n.account_id')
    .select('a.username')
    .where('n.what', '=', what)
    .orderBy('a.username')
    .execute()
  return rows.map(row => row.username)
}
