import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { appendEntries, appendEntry, type NewEntryWithId } from '#caseload'
import type { Actor } from '#platform/access/actor.ts'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import { announceKey, publishCheckpoint } from '#platform/ledger/checkpoint.ts'
import { integrateAll } from '#platform/ledger/integrate.ts'
import { logKeyIn } from '#platform/ledger/keys.ts'
import type { CommandAnswer } from '#platform/web/answers.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import type { Command } from '#platform/web/page.ts'

const units = [
  ['N', 'nation', 'England and Wales', null],
  ['NW', 'region', 'North West', 'N'],
  ['HAR', 'pdu', 'Harbour', 'NW'],
  ['MOO', 'pdu', 'Moorland', 'NW'],
  ['HAR1', 'team', 'Harbour Team 1', 'HAR'],
  ['MOO1', 'team', 'Moorland Team 1', 'MOO'],
] as const

const accounts = [
  ['lead', 'lead-inspector', null, null],
  ['second', 'lead-inspector', null, null],
  ['inspector', 'inspector', null, null],
  ['head', 'pdu-head', 'HAR', null],
  ['other-head', 'pdu-head', 'MOO', null],
  ['ada', 'practitioner', 'HAR1', 'N01A001'],
] as const

/** A person of Harbour, sentenced on a day: registered, sentenced, assessed and allocated. */
export const harbourPerson = (id: string, n: number, { day = '2026-05-04' } = {}): NewEntryWithId[] => {
  const entry = (kind: string, body: unknown): NewEntryWithId => ({
    personId: id,
    kind,
    happened: { from: day },
    author: 'N01A001',
    workDoneBy: 'N01A001',
    body,
    now: new Date(`${day}T10:15:00Z`),
  })
  const overall = n % 3 === 0 ? 'high' : 'medium'
  const sentence = { type: n % 4 === 0 ? 'licence' : 'community-order', starts: day, requirements: [] }
  return [
    entry('person-registered', {
      name: `Person ${String.fromCharCode(65 + (n % 26))}`,
      crn: `X1${String(n).padStart(5, '0')}`,
      dateOfBirth: '1988-07-19',
      sex: n % 5 === 0 ? 'female' : 'male',
      ethnicity: 'white',
      language: 'English',
      team: 'HAR1',
    }),
    entry('sentence-started', sentence),
    entry('risk-assessment', {
      children: 'low',
      public: 'low',
      knownAdult: 'low',
      staff: 'low',
      overall,
      text: 'First assessment.',
    }),
    entry('allocated', { team: 'HAR1', practitioner: 'N01A001' }),
  ]
}

/** Two PDUs, one account a role, and so many people of Harbour; returns their pseudonyms. */
export const seedWorld = async ({ system }: Databases, people: number): Promise<readonly string[]> => {
  // The least work that the algorithm allows: nobody attacks these.
  const password_hash = await hash(DEMONSTRATION_PASSWORD, { memoryCost: 1024, timeCost: 1 })
  const ids = Array.from({ length: people }, () => randomUUID())
  await system.transaction().execute(async trx => {
    const asUnit = units.map(([code, kind, name, parent]) => ({ code, kind, name, parent }))
    await trx.insertInto('platform.unit').values(asUnit).execute()
    const ada = { code: 'N01A001', name: 'Ada Whitlock', grade: 'PO', team: 'HAR1', joined: '2016-04-04', left: null }
    await trx.insertInto('platform.practitioner').values(ada).execute()
    const asAccount = accounts.map(([username, role, unit, practitioner]) => {
      return { username, name: username, role, unit, practitioner, password_hash }
    })
    await trx.insertInto('platform.account').values(asAccount).execute()
    await appendEntries(
      trx,
      ids.flatMap((id, n) => harbourPerson(id, n)),
    )
  })
  return ids
}

/** A seeded person, signed in for an hour. */
export const signedIn = async (databases: Databases, username: string): Promise<Actor> => {
  const actor = await openSession(databases.app, username, new Date(Date.now() + 3_600_000))
  if (!actor) throw new Error(`No account "${username}" is seeded`)
  return actor
}

/** Runs work as a seeded person, under row-level security. */
export const as = async <T>(
  databases: Databases,
  username: string,
  work: (trx: Trx, actor: Actor) => Promise<T>,
): Promise<T> => {
  const actor = await signedIn(databases, username)
  return asActor(databases, actor, trx => work(trx, actor))
}

/** Runs a command as a seeded person, as the shell would: a refusal undoes what it wrote. */
export const act = async <S>(
  databases: Databases,
  username: string,
  command: Command<S>,
  input: S,
  now = new Date(),
): Promise<CommandAnswer> => {
  let answer: CommandAnswer | undefined
  const refused = new Error('refused')
  await as(databases, username, async (trx, actor) => {
    answer = await command({ trx, actor, input, now })
    if (answer.kind !== 'done') throw refused
  }).catch(error => {
    if (error !== refused) throw error
  })
  if (!answer) throw new Error('A command answers')
  return answer
}

/** Numbers every leaf and signs a checkpoint, as the sequencer would within a second. */
export const signLog = async ({ system }: Databases, keyFolder: string): Promise<void> => {
  const key = await logKeyIn(keyFolder)
  await announceKey(system, key)
  await integrateAll(system)
  await publishCheckpoint(system, key, new Date())
}

/** An entry in the record of somebody in Harbour. */
export const writeContact = (databases: Databases, personId: string, more: Partial<NewEntryWithId> = {}) =>
  databases.system.transaction().execute(trx =>
    appendEntry(trx, {
      personId,
      kind: 'contact',
      happened: { from: '2026-11-20' },
      author: 'N01A001',
      workDoneBy: 'N01A001',
      body: { type: 'phone', text: 'Spoke about work.' },
      now: new Date(),
      ...more,
    }),
  )
