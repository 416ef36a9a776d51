import { randomUUID } from 'node:crypto'
import { hash } from '@node-rs/argon2'
import { appendEntries, type NewEntryWithId } from '#caseload'
import type { Role } from '#platform/access/actor.ts'
import type { Databases } from '#platform/database/databases.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'

// A small service for the tests of this room: two PDUs of one region, the first with two teams; eight people with an officer, four waiting.

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
  ['N01A001', 'Ada Whitlock', 'PO', 'HAR1', '2016-04-04', null],
  ['N01A002', 'Ben Okafor', 'PSO', 'HAR1', '2020-09-01', null],
  ['N01A003', 'Carys Lund', 'PO', 'HAR2', '2020-01-06', null],
  ['N01A004', 'Dev Marsh', 'PQiP', 'HAR2', '2026-02-02', null],
  ['N01A005', 'Esme Tarrant', 'SPO', 'HAR1', '2011-10-03', null],
  ['N01A006', 'Femi Adeyemi', 'SPO', 'HAR2', '2014-05-12', null],
  ['N01A007', 'Gil Prosser', 'PO', 'MOO1', '2018-03-05', null],
  ['N01A008', 'Hugo Stone', 'PO', 'HAR1', '2012-03-05', '2026-06-30'],
  ['N01A009', 'Ines Vale', 'SPO', 'MOO1', '2013-03-04', null],
  ['HAR1U', 'Unallocated, Harbour Team 1', 'DMY', 'HAR1', null, null],
] as const

const accounts: readonly (readonly [string, string, Exclude<Role, 'public'>, string | null, string | null])[] = [
  ['ada', 'Ada Whitlock', 'practitioner', 'HAR1', 'N01A001'],
  ['ben', 'Ben Okafor', 'practitioner', 'HAR1', 'N01A002'],
  ['carys', 'Carys Lund', 'practitioner', 'HAR2', 'N01A003'],
  ['gil', 'Gil Prosser', 'practitioner', 'MOO1', 'N01A007'],
  ['esme', 'Esme Tarrant', 'spo', 'HAR1', 'N01A005'],
  ['femi', 'Femi Adeyemi', 'spo', 'HAR2', 'N01A006'],
  ['ines', 'Ines Vale', 'spo', 'MOO1', 'N01A009'],
  ['head', 'Hana Brook', 'pdu-head', 'HAR', null],
  ['moohead', 'Olu Grant', 'pdu-head', 'MOO', null],
  ['region', 'Ivor Penn', 'regional-director', 'NW', null],
  ['nation', 'Jo Castle', 'national-director', 'N', null],
  ['lead', 'Kit Rowan', 'lead-inspector', null, null],
]

type Invented = {
  readonly name: string
  readonly crn: string
  readonly team: string
  readonly officer?: string
  readonly tier?: string
  readonly risk?: 'low' | 'medium' | 'high' | 'very-high'
  readonly registered?: string
  readonly sex?: 'female' | 'male'
}

const people: readonly Invented[] = [
  { name: 'Aled Finch', crn: 'X100001', team: 'HAR1', officer: 'N01A001', tier: 'B2', risk: 'high' },
  { name: 'Bea Sorrel', crn: 'X100002', team: 'HAR1', officer: 'N01A001', tier: 'C1', risk: 'medium', sex: 'female' },
  { name: 'Cal Draper', crn: 'X100003', team: 'HAR1', officer: 'N01A002', tier: 'D1', risk: 'low' },
  { name: 'Dina Holloway', crn: 'X100004', team: 'HAR1', tier: 'A1', risk: 'very-high', registered: '2026-09-14' },
  { name: 'Ewan Pike', crn: 'X100005', team: 'HAR1', registered: '2026-10-26' },
  { name: 'Flo Tanner', crn: 'X100006', team: 'HAR2', officer: 'N01A003', tier: 'B3', risk: 'high', sex: 'female' },
  { name: 'Hal Brewer', crn: 'X100008', team: 'HAR2', officer: 'N01A004', tier: 'C0', risk: 'low' },
  { name: 'Iris Vane', crn: 'X100009', team: 'HAR2', tier: 'B1', risk: 'high', registered: '2026-10-05' },
  { name: 'Kai Norris', crn: 'X100011', team: 'MOO1', officer: 'N01A007', tier: 'C3', risk: 'medium' },
  { name: 'Liv Garrow', crn: 'X100012', team: 'MOO1', tier: 'C1', risk: 'medium', registered: '2026-11-02' },
]

/** The entries that make one invented person: registered, sentenced, tiered, assessed and allocated as far as given. */
const entriesOf = (one: Invented, personId: string): NewEntryWithId[] => {
  const day = one.registered ?? '2026-05-04'
  const entry = (kind: string, body: unknown): NewEntryWithId => ({
    personId,
    kind,
    happened: { from: day },
    author: 'N01A005',
    workDoneBy: 'N01A005',
    body,
    now: new Date(`${day}T10:15:00Z`),
  })
  const { name, crn, team, sex = 'male' } = one
  const identity = { name, crn, team, sex, dateOfBirth: '1988-07-19', ethnicity: 'white', language: 'English' }
  const levels = { children: 'low', public: 'low', knownAdult: 'low', staff: 'low', overall: one.risk }
  return [
    entry('person-registered', identity),
    entry('sentence-started', { type: 'community-order', starts: day, ends: '2027-11-03', requirements: [] }),
    ...(one.tier ? [entry('tier-set', { tier: one.tier, source: 'assessment' })] : []),
    ...(one.risk ? [entry('risk-assessment', { ...levels, text: 'First assessment.' })] : []),
    ...(one.officer ? [entry('allocated', { team, practitioner: one.officer })] : []),
  ]
}

/**
 * Makes the organisation, an account for each role, and the people.
 *
 * @returns the pseudonym of each person by CRN
 */
export const seedService = async ({ system }: Databases): Promise<ReadonlyMap<string, string>> => {
  // The least work that the algorithm allows: nobody attacks these.
  const password_hash = await hash(DEMONSTRATION_PASSWORD, { memoryCost: 1024, timeCost: 1 })
  const ids = new Map(people.map(person => [person.crn, randomUUID()]))
  await system.transaction().execute(async trx => {
    const asUnits = units.map(([code, kind, name, parent]) => ({ code, kind, name, parent }))
    await trx.insertInto('platform.unit').values(asUnits).execute()
    const asStaff = staff.map(([code, name, grade, team, joined, left]) => ({ code, name, grade, team, joined, left }))
    await trx.insertInto('platform.practitioner').values(asStaff).execute()
    const asAccounts = accounts.map(([username, name, role, unit, practitioner]) => ({
      ...{ username, name, role, unit, practitioner, password_hash },
    }))
    await trx.insertInto('platform.account').values(asAccounts).execute()
    await appendEntries(
      trx,
      people.flatMap(person => entriesOf(person, ids.get(person.crn) ?? '')),
    )
  })
  return ids
}
