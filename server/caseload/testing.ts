import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import type { Actor, Role } from '#platform/access/actor.ts'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { appendEntries, type NewEntryWithId } from './commands/append-entries.ts'

/** Two PDUs of one region, so that "another PDU" can be meant; the first has two teams. */
const units = [
  ['N', 'nation', 'England and Wales', null],
  ['NW', 'region', 'North West', 'N'],
  ['HAR', 'pdu', 'Harbour', 'NW'],
  ['MOO', 'pdu', 'Moorland', 'NW'],
  ['HAR1', 'team', 'Harbour Team 1', 'HAR'],
  ['HAR2', 'team', 'Harbour Team 2', 'HAR'],
  ['MOO1', 'team', 'Moorland Team 1', 'MOO'],
] as const

const staff = [
  ['N01A001', 'Ada Whitlock', 'PO', 'HAR1', '2016-04-04'],
  ['N01A002', 'Ben Okafor', 'PSO', 'HAR1', '2025-09-01'],
  ['N01A003', 'Carys Lund', 'PO', 'HAR2', '2020-01-06'],
  ['N01A004', 'Dev Marsh', 'PQiP', 'HAR2', '2026-02-02'],
  ['N01A005', 'Esme Tarrant', 'SPO', 'HAR1', '2011-10-03'],
  ['N01A006', 'Femi Adeyemi', 'SPO', 'HAR2', '2014-05-12'],
  ['N01A007', 'Gil Prosser', 'PO', 'MOO1', '2018-03-05'],
  ['HAR1U', 'Unallocated, Harbour Team 1', 'DMY', 'HAR1', null],
] as const

const accounts: readonly (readonly [string, string, Exclude<Role, 'public'>, string | null, string | null])[] = [
  ['ada', 'Ada Whitlock', 'practitioner', 'HAR1', 'N01A001'],
  ['ben', 'Ben Okafor', 'practitioner', 'HAR1', 'N01A002'],
  ['carys', 'Carys Lund', 'practitioner', 'HAR2', 'N01A003'],
  ['gil', 'Gil Prosser', 'practitioner', 'MOO1', 'N01A007'],
  ['esme', 'Esme Tarrant', 'spo', 'HAR1', 'N01A005'],
  ['femi', 'Femi Adeyemi', 'spo', 'HAR2', 'N01A006'],
  ['head', 'Hana Brook', 'pdu-head', 'HAR', null],
  ['region', 'Ivor Penn', 'regional-director', 'NW', null],
  ['nation', 'Jo Castle', 'national-director', 'N', null],
  ['lead', 'Kit Rowan', 'lead-inspector', null, null],
  ['inspector', 'Lena Fisk', 'inspector', null, null],
  ['auditor', 'Mo Reyes', 'auditor', null, null],
  ['admin', 'Nia Holt', 'administrator', null, null],
]

/** Makes the organisation: a region, two PDUs, three teams, their staff, and one account for each role. */
export const seedOrganisation = async (trx: Trx): Promise<void> => {
  await trx
    .insertInto('platform.unit')
    .values(units.map(([code, kind, name, parent]) => ({ code, kind, name, parent })))
    .execute()
  await trx
    .insertInto('platform.practitioner')
    .values(staff.map(([code, name, grade, team, joined]) => ({ code, name, grade, team, joined, left: null })))
    .execute()
  // The least work that the algorithm allows: nobody attacks these.
  const password_hash = await hash(DEMONSTRATION_PASSWORD, { memoryCost: 1024, timeCost: 1 })
  await trx
    .insertInto('platform.account')
    .values(
      accounts.map(([username, name, role, unit, practitioner]) => ({
        username,
        name,
        role,
        unit,
        practitioner,
        password_hash,
      })),
    )
    .execute()
}

/** Signs a seeded person in for an hour. */
export const signIn = async (databases: Databases, username: string): Promise<Actor> => {
  const actor = await openSession(databases.app, username, new Date(Date.now() + 3_600_000))
  if (!actor) throw new Error(`No account "${username}" is seeded`)
  return actor
}

/** Runs work as a seeded person, in one transaction under row-level security. */
export const as = async <T>(databases: Databases, username: string, work: (trx: Trx) => Promise<T>): Promise<T> =>
  asActor(databases, await signIn(databases, username), work)

type Invented = {
  readonly name: string
  readonly crn: string
  readonly team: string
  readonly officer?: string
  readonly sex?: 'female' | 'male'
  readonly registered?: string
  readonly sentence?: 'community-order' | 'suspended-sentence' | 'custody' | 'licence' | 'post-sentence-supervision'
  readonly tier?: string
  readonly risk?: 'low' | 'medium' | 'high' | 'very-high'
}

/** The entries that make one invented person: registered, sentenced, tiered, assessed and allocated as far as given. */
export const inventedPerson = (invented: Invented, personId: string = randomUUID()): NewEntryWithId[] => {
  const day = invented.registered ?? '2026-05-04'
  const { team, name, crn, officer, risk, tier, sentence = 'community-order' } = invented
  const entry = (kind: string, body: unknown): NewEntryWithId => ({
    personId,
    kind,
    happened: { from: day },
    author: 'N01A005',
    workDoneBy: 'N01A005',
    body,
    now: new Date(`${day}T10:15:00Z`),
  })
  const register = {
    name,
    crn,
    dateOfBirth: '1988-07-19',
    sex: invented.sex ?? 'male',
    ethnicity: 'white',
    language: 'English',
    team,
  }
  const assess = {
    children: 'low',
    public: 'low',
    knownAdult: 'low',
    staff: 'low',
    overall: risk,
    text: 'First assessment.',
  }
  return [
    entry('person-registered', register),
    entry('sentence-started', {
      type: sentence,
      starts: day,
      ends: '2027-11-03',
      requirements: ['rehabilitation-activity'],
    }),
    ...(tier ? [entry('tier-set', { tier, source: 'assessment' })] : []),
    ...(risk ? [entry('risk-assessment', assess)] : []),
    ...(officer ? [entry('allocated', { team, practitioner: officer })] : []),
  ]
}

const people: readonly Invented[] = [
  { name: 'Aled Finch', crn: 'X100001', team: 'HAR1', officer: 'N01A001', tier: 'B2', risk: 'high' },
  { name: 'Bea Sorrel', crn: 'X100002', team: 'HAR1', officer: 'N01A001', tier: 'C1', risk: 'medium', sex: 'female' },
  {
    name: 'Cal Draper',
    crn: 'X100003',
    team: 'HAR1',
    officer: 'N01A002',
    tier: 'D1',
    risk: 'low',
    sentence: 'licence',
  },
  {
    name: 'Dina Holloway',
    crn: 'X100004',
    team: 'HAR1',
    tier: 'A1',
    risk: 'very-high',
    sex: 'female',
    registered: '2026-09-14',
  },
  { name: 'Ewan Pike', crn: 'X100005', team: 'HAR1', registered: '2026-10-26' },
  { name: 'Flo Tanner', crn: 'X100006', team: 'HAR2', officer: 'N01A003', tier: 'B3', risk: 'high', sex: 'female' },
  {
    name: 'Gareth Mace',
    crn: 'X100007',
    team: 'HAR2',
    officer: 'N01A003',
    tier: 'C2',
    risk: 'medium',
    sentence: 'suspended-sentence',
  },
  { name: 'Hal Brewer', crn: 'X100008', team: 'HAR2', officer: 'N01A004', tier: 'C0', risk: 'low' },
  {
    name: 'Iris Vane',
    crn: 'X100009',
    team: 'HAR2',
    tier: 'B1',
    risk: 'high',
    sex: 'female',
    registered: '2026-10-05',
  },
  {
    name: 'Jem Coulter',
    crn: 'X100010',
    team: 'HAR2',
    officer: 'N01A004',
    tier: 'D2',
    risk: 'medium',
    sentence: 'custody',
  },
  { name: 'Kai Norris', crn: 'X100011', team: 'MOO1', officer: 'N01A007', tier: 'C3', risk: 'medium' },
  {
    name: 'Liv Garrow',
    crn: 'X100012',
    team: 'MOO1',
    tier: 'C1',
    risk: 'medium',
    sex: 'female',
    registered: '2026-11-02',
  },
]

/**
 * Makes the organisation and a dozen people: eight with an officer, four waiting.
 *
 * @returns the pseudonym of each person by CRN
 */
export const seedCaseload = async (databases: Databases): Promise<ReadonlyMap<string, string>> => {
  const ids = new Map(people.map(person => [person.crn, randomUUID()]))
  await databases.system.transaction().execute(async trx => {
    await seedOrganisation(trx)
    await appendEntries(
      trx,
      people.flatMap(person => inventedPerson(person, ids.get(person.crn))),
    )
  })
  return ids
}
