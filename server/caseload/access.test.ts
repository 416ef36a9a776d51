import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import type { Role } from '#platform/access/actor.ts'
import { asActor } from '#platform/access/as-actor.ts'
import { type CaseSubject, decide } from '#platform/access/decide.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Databases } from '#platform/database/databases.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { openStream } from '#platform/ledger/append.ts'
import { appendEntries } from './commands/append-entries.ts'
import { grantInspectionAccess } from './commands/grant-inspection-access.ts'
import { kindOf, kinds } from './kinds/registry.ts'
import { caseload } from './tables.ts'
import { inventedPerson, seedOrganisation } from './testing.ts'

const HOUR = 3_600_000
const unitsOf: Readonly<Record<string, readonly string[]>> = {
  HAR1: ['HAR1', 'HAR', 'NW', 'N'],
  HAR2: ['HAR2', 'HAR', 'NW', 'N'],
  MOO1: ['MOO1', 'MOO', 'NW', 'N'],
}
const officerOf: Readonly<Record<string, string>> = { HAR1: 'N01A001', HAR2: 'N01A003', MOO1: 'N01A007' }

const roles: readonly Exclude<Role, 'public'>[] = [
  'practitioner',
  'spo',
  'pdu-head',
  'regional-director',
  'national-director',
  'lead-inspector',
  'inspector',
  'auditor',
  'administrator',
]

const triple = fc.record({
  role: fc.constantFrom(...roles),
  unit: fc.constantFrom('HAR1', 'HAR2', 'MOO1', 'HAR', 'MOO', 'NW', 'N', null),
  team: fc.constantFrom('HAR1', 'HAR2', 'MOO1'),
  withoutOfficer: fc.boolean(),
  grant: fc.constantFrom('none', 'live', 'ended', 'not yet', 'of somebody else'),
  kind: fc.constantFrom(...kinds.map(kind => kind.kind)),
})
type Triple = typeof triple extends fc.Arbitrary<infer T> ? T : never

let made = 0

/** What one generated person, record and right come to: what the rule says and what the database lets through. */
const tryOut = async (databases: Databases, { role, unit, team, withoutOfficer, grant, kind }: Triple) => {
  const now = new Date()
  const personId = randomUUID()
  const username = `u-${randomUUID()}`
  const account = await databases.system
    .insertInto('platform.account')
    .values(
      [username, `${username}-other`].map(name => ({
        username: name,
        name,
        role,
        unit,
        practitioner: null,
        password_hash: '',
      })),
    )
    .returning('id')
    .execute()
  const [mine, another] = account.map(row => row.id)
  const grants: CaseSubject['grants'] = grant === 'none' ? [] : [grantOf(grant, now, mine ?? 0, another ?? 0)]
  await databases.system.transaction().execute(async trx => {
    made += 1
    const crn = `Z${String(made).padStart(6, '0')}`
    const officer = withoutOfficer ? {} : { officer: officerOf[team] ?? '' }
    await appendEntries(trx, inventedPerson({ name: 'Nobody Real', crn, team, ...officer }, personId))
    const inspection = (await openStream(trx, 'inspection')).id
    for (const { accountId, from, until } of grants) {
      await grantInspectionAccess(trx, { inspection, accounts: [accountId], people: [personId], from, until })
    }
  })
  const actor = (await openSession(databases.app, username, new Date(now.getTime() + HOUR))) ?? assert.fail()
  const subject: CaseSubject = {
    units: unitsOf[team] ?? [],
    teamsOfPdu: team === 'MOO1' ? ['MOO1'] : ['HAR1', 'HAR2'],
    withoutOfficer,
    grants,
    writers: kindOf(kind).writers,
  }
  const rule = {
    person: decide(actor, 'read person', subject, now).allowed,
    entry: decide(actor, 'read entry', subject, now).allowed,
    add: decide(actor, 'add entry', subject, now).allowed,
  }
  return { rule, database: await whatTheDatabaseLets(databases, actor.sessionToken, personId, kind) }
}

const grantOf = (grant: Exclude<Triple['grant'], 'none'>, now: Date, mine: number, another: number) => {
  const at = (hours: number) => new Date(now.getTime() + hours * HOUR)
  if (grant === 'ended') return { accountId: mine, from: at(-2), until: at(-1) }
  if (grant === 'not yet') return { accountId: mine, from: at(1), until: at(2) }
  return { accountId: grant === 'live' ? mine : another, from: at(-1), until: at(1) }
}

const whatTheDatabaseLets = async (databases: Databases, sessionToken: string, personId: string, kind: string) => {
  const reads = await asActor(databases, { sessionToken }, async trx => {
    const db = caseload(trx)
    const person = await db.selectFrom('caseload.person').select('crn').where('person_id', '=', personId).execute()
    const entries = await db.selectFrom('caseload.entry').select('seq').where('person_id', '=', personId).execute()
    return { person: person.length === 1, entry: entries.length > 0 }
  })
  const row = {
    entry_id: randomUUID(),
    person_id: personId,
    seq: 99,
    kind,
    author: 'test',
    work_done_by: 'test',
    happened_from: '2026-11-01',
    happened_to: null,
    recorded_at: new Date(),
    supersedes: null,
    placed_team: null,
    sealed: Buffer.alloc(1),
    payload: null,
    salt: null,
  }
  const add = await asActor(databases, { sessionToken }, trx =>
    caseload(trx).insertInto('caseload.entry').values(row).execute(),
  ).then(
    () => true,
    (error: unknown) => {
      assert.match(String(error), /row-level security/)
      return false
    },
  )
  return { ...reads, add }
}

test('row-level security and the rule in TypeScript agree on every person, record and kind of entry', async t => {
  const databases = await testDatabases(t)
  await databases.system.transaction().execute(seedOrganisation)
  await fc.assert(
    fc.asyncProperty(triple, async generated => {
      const { rule, database } = await tryOut(databases, generated)
      assert.deepEqual(database, rule)
    }),
    { numRuns: 150 },
  )
})
