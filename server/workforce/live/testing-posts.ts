import assert from 'node:assert/strict'
import { appendEntry, type NewEntryWithId } from '#caseload'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Databases } from '#platform/database/databases.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { openStream } from '#platform/ledger/append.ts'
import { recordHours } from '../hours/record.ts'
import { livePosts } from './live-posts.ts'

const units = [
  ['N', 'nation', 'Nation', null],
  ['R', 'region', 'Region', 'N'],
  ['P', 'pdu', 'Unit', 'R'],
  ['T1', 'team', 'Team one', 'P'],
  ['T2', 'team', 'Team two', 'P'],
  ['R2', 'region', 'Region two', 'N'],
  ['P2', 'pdu', 'Unit two', 'R2'],
  ['T3', 'team', 'Team three', 'P2'],
  ['T4', 'team', 'Team of nobody', 'P2'],
] as const
const staff = [
  ['A1', 'Ann Ash', 'PO', 'T1', '2020-01-06', null],
  ['A2', 'Bo Birch', 'PSO', 'T1', '2020-01-06', null],
  ['A3', 'Cy Cedar', 'PO', 'T1', '2020-01-06', '2026-10-01'],
  ['B1', 'Di Dogwood', 'PO', 'T2', '2020-01-06', null],
  ['S1', 'Ed Elm', 'SPO', 'T1', '2020-01-06', null],
] as const
const accounts = [
  ['ann', 'practitioner', 'T1', 'A1'],
  ['ed', 'spo', 'T1', 'S1'],
  ['di', 'practitioner', 'T2', 'B1'],
] as const

export const at = (day: Day): Date => new Date(`${day}T10:00:00Z`)

const layOut = async (trx: Trx): Promise<void> => {
  for (const [code, kind, name, parent] of units) {
    await trx.insertInto('platform.unit').values({ code, kind, name, parent }).execute()
  }
  for (const [code, name, grade, team, joined, left] of staff) {
    await trx.insertInto('platform.practitioner').values({ code, name, grade, team, joined, left }).execute()
  }
  for (const [username, role, unit, practitioner] of accounts) {
    const account = { username, name: username, role, unit, practitioner, password_hash: '' }
    await trx.insertInto('platform.account').values(account).execute()
  }
  const by = { by: 'ed', now: at('2026-03-02') }
  await recordHours(trx, [{ officer: 'A1', team: 'T1', from: '2026-01-05', hours: 37 }], by)
  await recordHours(trx, [{ officer: 'B1', team: 'T2', from: '2026-01-05', hours: 37 }], by)
}

/** Two regions with a few officers of whom some have hours, and hands to write records of invented people with. */
export const smallTeams = async (databases: Databases) => {
  const inSystem = <T>(work: (trx: Trx) => Promise<T>): Promise<T> => databases.system.transaction().execute(work)
  await inSystem(layOut)

  const as = async <T>(username: string, work: (trx: Trx) => Promise<T>): Promise<T> => {
    const actor = await openSession(databases.app, username, new Date(Date.now() + 3_600_000))
    assert(actor)
    return asActor(databases, actor, work)
  }

  const write = (
    trx: Trx,
    personId: string,
    kind: string,
    body: unknown,
    on: Day,
    more: Partial<NewEntryWithId> = {},
  ) =>
    appendEntry(trx, {
      ...{ personId, kind, body, happened: { from: on }, author: 'S1', workDoneBy: 'S1', now: at(on) },
      ...more,
    })

  let crns = 100_000
  /** Registered in team T1 with a community order that ends in May 2027, held by nobody. */
  const somebody = (tier: string | null, on: Day = '2026-05-04'): Promise<string> =>
    as('ed', async trx => {
      const { id } = await openStream(trx, 'caseload')
      crns += 1
      const identity = { dateOfBirth: '1990-01-01', sex: 'male', ethnicity: 'white', language: 'English', team: 'T1' }
      await write(trx, id, 'person-registered', { name: 'Fen Lark', crn: `X${crns}`, ...identity }, on)
      const sentence = { type: 'community-order', starts: on, ends: '2027-05-03', requirements: [] }
      await write(trx, id, 'sentence-started', sentence, on)
      if (tier) await write(trx, id, 'tier-set', { tier, source: 'imported' }, on)
      return id
    })

  const give = (id: string, team: string, practitioner: string | undefined, on: Day) =>
    as('ed', trx => write(trx, id, 'allocated', { team, practitioner }, on))

  const loadOf = async (officer: string, on: Day) =>
    (await inSystem(trx => livePosts(trx, { officers: [officer] }, on)))[0]

  return { inSystem, as, write, somebody, give, loadOf }
}
