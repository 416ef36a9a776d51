import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import fc from 'fast-check'
import type { Role } from '#platform/access/actor.ts'
import { asActor } from '#platform/access/as-actor.ts'
import { type Action, type CaseSubject, decide } from '#platform/access/decide.ts'
import { actorOf, openSession } from '#platform/access/sessions.ts'
import type { Databases } from '#platform/database/databases.ts'
import { testDatabases } from '#platform/database/testing.ts'
import { openStream } from '#platform/ledger/append.ts'
import { type Dates, insertRights, type Rights } from './access/testing.ts'
import { appendEntries, type NewEntryWithId } from './commands/append-entries.ts'
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
const role = fc.constantFrom(...roles)
const unit = fc.constantFrom('HAR1', 'HAR2', 'MOO1', 'HAR', 'MOO', 'NW', 'N', null)

/** Mostly nothing, so that the rules below the first ones have their turn; else for this person or another, in force or not. */
const right = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  {
    weight: 4,
    arbitrary: fc.record({ mine: fc.boolean(), when: fc.constantFrom('live', 'open', 'ended', 'not yet') }),
  },
)
type Right = { readonly mine: boolean; readonly when: 'live' | 'open' | 'ended' | 'not yet' } | null

/** What a unit writes that is asked to take a case. */
const answersMove = ['transfer-answered', 'allocated']

const triple = fc.record({
  role,
  unit,
  // A move that is in force, is over, or is still to come.
  posting: fc.option(fc.record({ role, unit, when: fc.constantFrom('live', 'open', 'ended', 'not yet') })),
  team: fc.constantFrom('HAR1', 'HAR2', 'MOO1'),
  officer: fc.constantFrom('nobody', 'this person', 'somebody else'),
  exclusion: right,
  restriction: right,
  letIn: right,
  purpose: right,
  sample: right,
  emergency: fc.option(
    fc.record({ mine: fc.boolean(), when: fc.constantFrom('live', 'ended', 'not yet'), second: fc.boolean() }),
  ),
  // Another unit is asked to take the case, and may have refused.
  move: fc.option(fc.record({ to: fc.constantFrom('HAR1', 'HAR2', 'MOO1'), isOpen: fc.boolean() })),
  // Registering needs no record that is open, and what nobody writes by a form an act of two people writes.
  kind: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...answersMove) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        ...kinds
          .filter(({ kind, writers }) => kind !== 'person-registered' && writers.length > 0)
          .map(({ kind }) => kind),
      ),
    },
  ),
})
type Triple = typeof triple extends fc.Arbitrary<infer T> ? T : never

const datesOf = (when: NonNullable<Right>['when'], now: Date): Dates => {
  const at = (hours: number) => new Date(now.getTime() + hours * HOUR)
  if (when === 'ended') return { from: at(-2), until: at(-1) }
  if (when === 'not yet') return { from: at(1), until: at(2) }
  return { from: at(-1), until: when === 'open' ? null : at(1) }
}

/** An emergency lasts an hour, no longer. */
const hourOf = (when: 'live' | 'ended' | 'not yet', now: Date): Dates => {
  const starts = { live: -0.5, ended: -2, 'not yet': 1 }[when]
  const from = new Date(now.getTime() + starts * HOUR)
  return { from, until: new Date(from.getTime() + HOUR) }
}

let made = 0

type Stage = { readonly databases: Databases; readonly secondPerson: number }

/** Two people who differ only in whose rights are generated, with their staff codes. */
const twoPeople = async ({ system }: Databases, generated: Triple, now: Date) => {
  const names = [`u-${randomUUID()}`, `u-${randomUUID()}`] as const
  const staff = await system
    .insertInto('platform.practitioner')
    .values(names.map(name => ({ code: name, name, grade: 'PO', team: null, joined: null, left: null })))
    .returning('code')
    .execute()
  const rows = staff.map(({ code }) => ({
    ...{ username: code, name: code, practitioner: code, password_hash: '' },
    ...{ role: generated.role, unit: generated.unit },
  }))
  const [mine, another] = await system
    .insertInto('platform.account')
    .values(rows)
    .returning(['id', 'username'])
    .execute()
  assert.ok(mine && another)
  if (generated.posting) {
    const { from, until } = datesOf(generated.posting.when, now)
    const posting = { account_id: mine.id, role: generated.posting.role, unit: generated.posting.unit }
    await system
      .insertInto('platform.posting')
      .values({ ...posting, starts_at: from, ends_at: until, set_by: 'test' })
      .execute()
  }
  return { mine, another }
}

const rightsOf = (generated: Triple, mine: number, another: number, now: Date): Rights => {
  const holdings = (right: Right) =>
    right ? [{ accountId: right.mine ? mine : another, ...datesOf(right.when, now) }] : []
  const { emergency } = generated
  return {
    exclusions: holdings(generated.exclusion),
    restrictions: holdings(generated.restriction),
    letIn: holdings(generated.letIn),
    purposes: holdings(generated.purpose),
    samples: holdings(generated.sample),
    emergencies: emergency
      ? [{ accountId: emergency.mine ? mine : another, ...hourOf(emergency.when, now), second: emergency.second }]
      : [],
  }
}

/** The proposal that a unit takes the case, and the answer when there is one. */
const moveOf = (move: Triple['move'], personId: string, now: Date): readonly NewEntryWithId[] => {
  if (!move) return []
  const by = { personId, happened: { from: '2026-06-01' }, author: 'N01A005', workDoneBy: 'N01A005', now }
  const transfer = randomUUID()
  const proposed = {
    ...by,
    entryId: transfer,
    kind: 'transfer-proposed',
    body: { to: move.to, reason: 'moved', text: 'Lives there.' },
  }
  const answer = { transfer, answer: 'rejected', reason: 'Not yet moved.' }
  return move.isOpen ? [proposed] : [proposed, { ...by, kind: 'transfer-answered', body: answer }]
}

/** What one generated person, record and right come to: what the rule says and what the database lets through. */
const tryOut = async ({ databases, secondPerson }: Stage, generated: Triple) => {
  const now = new Date()
  const personId = randomUUID()
  const { team, kind } = generated
  const { mine, another } = await twoPeople(databases, generated, now)
  const officers = { nobody: null, 'this person': mine.username, 'somebody else': officerOf[team] ?? null }
  const officer = officers[generated.officer]
  const rights = rightsOf(generated, mine.id, another.id, now)
  const session = (await openSession(databases.app, mine.username, new Date(now.getTime() + HOUR))) ?? assert.fail()
  await databases.system.transaction().execute(async trx => {
    made += 1
    const crn = `Z${String(made).padStart(6, '0')}`
    const person = inventedPerson({ name: 'Nobody Real', crn, team, ...(officer ? { officer } : {}) }, personId)
    await appendEntries(trx, [...person, ...moveOf(generated.move, personId, now)])
    const inspection = (await openStream(trx, 'inspection')).id
    await insertRights(trx, { personId, rights, secondPerson, session: session.sessionToken, inspection })
  })
  // As the next request finds them: a posting that is in force takes the place of what the account says.
  const actor = (await actorOf(databases.app, session.sessionToken)) ?? assert.fail()
  const subject: CaseSubject = {
    units: unitsOf[team] ?? [],
    teamsOfPdu: team === 'MOO1' ? ['MOO1'] : ['HAR1', 'HAR2'],
    officer,
    ...rights,
    offeredTo: generated.move?.isOpen ? (unitsOf[generated.move.to] ?? []) : [],
    writers: kindOf(kind).writers,
    answersMove: answersMove.includes(kind),
  }
  const says = (action: Action): boolean => decide(actor, action, subject, now).allowed
  const rule = { list: says('list'), open: says('open'), write: says('write') }
  return { rule, database: await whatTheDatabaseLets(databases, actor.sessionToken, personId, kind) }
}

const whatTheDatabaseLets = async (databases: Databases, sessionToken: string, personId: string, kind: string) => {
  const reads = await asActor(databases, { sessionToken }, async trx => {
    const db = caseload(trx)
    const person = await db.selectFrom('caseload.person').select('crn').where('person_id', '=', personId).execute()
    const entries = await db.selectFrom('caseload.entry').select('seq').where('person_id', '=', personId).execute()
    return { list: person.length === 1, open: entries.length > 0 }
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
  const write = await asActor(databases, { sessionToken }, trx =>
    caseload(trx).insertInto('caseload.entry').values(row).execute(),
  ).then(
    () => true,
    (error: unknown) => {
      assert.match(String(error), /row-level security/)
      return false
    },
  )
  return { ...reads, write }
}

test('row-level security and the rule in TypeScript agree on every person, record, right and kind of entry', async t => {
  const databases = await testDatabases(t)
  await databases.system.transaction().execute(seedOrganisation)
  const { id: secondPerson } = await databases.system
    .selectFrom('platform.account')
    .select('id')
    .where('username', '=', 'esme')
    .executeTakeFirstOrThrow()
  await fc.assert(
    fc.asyncProperty(triple, async generated => {
      const { rule, database } = await tryOut({ databases, secondPerson }, generated)
      assert.deepEqual(database, rule)
    }),
    { numRuns: 120 },
  )
})
