import { hash } from '@node-rs/argon2'
import { sql } from 'kysely'
import type { Role } from '#platform/access/actor.ts'
import type { Db } from '#platform/database/tables.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { recordHours, recordReductions } from '../hours/record.ts'
import { room } from '../index.ts'

const units = [
  ['N', 'nation', 'Nation', null],
  ['R', 'region', 'Region', 'N'],
  ['P', 'pdu', 'Harbour', 'R'],
  ['Q', 'pdu', 'Moorland', 'R'],
  ['T1', 'team', 'Team one', 'P'],
  ['T2', 'team', '=Team two', 'P'],
  ['T3', 'team', 'Team of nobody', 'P'],
] as const
const accounts: readonly (readonly [string, Exclude<Role, 'public'>, string | null])[] = [
  ['head', 'pdu-head', 'P'],
  ['elsewhere', 'pdu-head', 'Q'],
  ['region', 'regional-director', 'R'],
  ['ann', 'practitioner', 'T1'],
  ['inspector', 'inspector', null],
]

const writeOrganisation = async (db: Db): Promise<void> => {
  for (const [code, kind, name, parent] of units) {
    await db.insertInto('platform.unit').values({ code, kind, name, parent }).execute()
  }
  for (const [code, name, team] of [
    ['A1', 'Ann Ash', 'T1'],
    ['A2', 'Bo Birch', 'T1'],
    ['B1', 'Di Dogwood', 'T2'],
  ] as const) {
    await db
      .insertInto('platform.practitioner')
      .values({ code, name, grade: 'PO', team, joined: '2020-01-06' })
      .execute()
  }
  const password_hash = await hash(DEMONSTRATION_PASSWORD, { memoryCost: 1024, timeCost: 1 })
  for (const [username, role, unit] of accounts) {
    await db.insertInto('platform.account').values({ username, name: username, role, unit, password_hash }).execute()
  }
}

const writeHours = async (db: Db): Promise<void> => {
  await db.transaction().execute(async trx => {
    const by = { by: 'head', now: new Date('2026-01-05T09:00:00Z') }
    const posts = [
      { officer: 'A1', team: 'T1' },
      { officer: 'B1', team: 'T2' },
    ]
    await recordHours(
      trx,
      posts.map(post => ({ ...post, from: '2025-01-06', hours: 37 })),
      by,
    )
    const sick = {
      officer: 'A1',
      team: 'T1',
      reason: 'Long-term sickness',
      hours: 18.5,
      from: '2026-10-05',
      to: '2026-12-20',
    }
    await recordReductions(trx, [sick], by)
  })
}

const writePeople = async (db: Db): Promise<void> => {
  // One person a week came to each team for eighty weeks, each for a hundred weeks; ten more are there from the start.
  await sql`insert into workforce.case_span (person_id, team, officer, tier, location, from_day, ends_on, recorded_at)
    select gen_random_uuid(), team, team || 'U', 'D2', 'community', came, came + 700, came
    from (select team, date '2026-11-26' - 7 * w as came from unnest(array['T1', 'T2']) team, generate_series(0, 79) w
      union all select 'T1', date '2025-01-02' from generate_series(1, 10)) p`.execute(db)
  await sql`with made as (select gen_random_uuid() as id, n from generate_series(1, 9) n),
      streams as (insert into ledger.stream (id, room, seq) select id, 'caseload', 1 from made)
    insert into caseload.person (person_id, crn, name, date_of_birth, sex, ethnicity, team, pdu, tier, location,
      risk_of_serious_harm, sentence_type, sentence_started, sentence_ends, status, last_entry_seq, state)
    select id, 'X00000' || n, 'Person ' || n, '1990-01-01', 'male', 'white', 'T1', 'P', 'D2', 'community',
      case when n < 8 then 'low' when n = 8 then 'very-high' end, 'community-order', '2026-01-05', '2027-12-31', 'current', 1,
      case when n = 7 then '{"registrations": [{"type": "MAPP"}]}' else '{"registrations": []}' end::jsonb from made`.execute(
    db,
  )
}

/** The service on 30 November 2026 with one PDU of three teams, for tests of what looks ahead. */
export const startAhead = async (owner: Parameters<typeof startTestApp>[0]) => {
  const app = await startTestApp(owner, [room], () => new Date('2026-11-30T10:00:00Z'))
  const db = app.databases.system
  await writeOrganisation(db)
  await writeHours(db)
  await writePeople(db)
  return { ...app, db }
}
