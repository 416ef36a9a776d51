import type { Role } from '#platform/access/actor.ts'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'

// A unit of two teams for the tests of what is recorded about staff: who manages whom is the same in all of them.

const units = [
  ['EW', 'nation', 'England and Wales', null],
  ['X01', 'region', 'Northmarch', 'EW'],
  ['X01P1', 'pdu', 'Tamble', 'X01'],
  ['X01T1', 'team', 'Tamble one', 'X01P1'],
  ['X01T2', 'team', 'Tamble two', 'X01P1'],
  ['X02', 'region', 'Southmarch', 'EW'],
  ['X02P1', 'pdu', 'Orley', 'X02'],
  ['X02T1', 'team', 'Orley one', 'X02P1'],
] as const

const staff = [
  ['X01A', 'Ada Whitlock', 'PO', 'X01T1'],
  ['X01B', 'Ben Orchard', 'TPO', 'X01T1'],
  ['X01C', 'Cleo Marsh', 'PSO', 'X01T2'],
  ['X01S', 'Sol Bramley', 'SPO', 'X01T1'],
  ['X01R', 'Rhea Bramley', 'SPO', 'X01T2'],
  ['X01T1U', 'Unallocated, Tamble one', 'DMY', 'X01T1'],
] as const

const accounts: readonly (readonly [string, Exclude<Role, 'public'>, string | null, string | null])[] = [
  ['ada', 'practitioner', 'X01T1', 'X01A'],
  ['ben', 'practitioner', 'X01T1', 'X01B'],
  ['sol', 'spo', 'X01T1', 'X01S'],
  ['rhea', 'spo', 'X01T2', 'X01R'],
  ['head', 'pdu-head', 'X01P1', null],
  ['other-head', 'pdu-head', 'X02P1', null],
  ['region', 'regional-director', 'X01', null],
  ['nation', 'national-director', 'EW', null],
  ['administrator', 'administrator', null, null],
  ['lead', 'lead-inspector', null, null],
  ['inspector', 'inspector', null, null],
]

/** Writes the units, the staff and the accounts. No account has a password: a test that signs in sets one. */
export const writeSmallUnit = async ({ system }: Databases, password_hash: string | null = null): Promise<void> => {
  await system
    .insertInto('platform.unit')
    .values(units.map(([code, kind, name, parent]) => ({ code, kind, name, parent })))
    .execute()
  await system
    .insertInto('platform.practitioner')
    .values(staff.map(([code, name, grade, team]) => ({ code, name, grade, team, joined: '2020-01-06', left: null })))
    .execute()
  const rows = accounts.map(([username, role, unit, practitioner]) => {
    return { username, name: username, role, unit, practitioner, password_hash }
  })
  await system.insertInto('platform.account').values(rows).execute()
}

/** Runs work as one of the accounts, under row-level security. */
export const as = async <T>(databases: Databases, username: string, work: (trx: Trx) => Promise<T>): Promise<T> => {
  const actor = await openSession(databases.app, username, new Date(Date.now() + 3_600_000))
  if (!actor) throw new Error(`${username} cannot sign in`)
  return asActor(databases, actor, work)
}
