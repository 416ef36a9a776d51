import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import { withinReach } from '../server/caseload/access/within-reach.ts'
import { benchDatabases, vacuumAnalyze } from './database.ts'
import type { BenchRow } from './row.ts'

const PEOPLE = 240_000
const PDUS = 108
const TEAMS = 10
/** One in fifty is restricted, as the reference assumes; one in two hundred keeps somebody of the team out. */
const RESTRICTED_EVERY = 50
const EXCLUDED_EVERY = 200
const ROUNDS = 300
const TARGET = 1.3
const HOUR = 3_600_000

const makeOrganisation = async ({ system }: Databases): Promise<void> => {
  await sql`insert into platform.unit (code, kind, name, parent)
    values ('N', 'nation', 'Nation', null), ('R', 'region', 'Region', 'N')`.execute(system)
  await sql`insert into platform.unit (code, kind, name, parent) select 'P' || p, 'pdu', 'PDU ' || p, 'R'
    from generate_series(1, ${PDUS}::int) p`.execute(system)
  await sql`insert into platform.unit (code, kind, name, parent) select 'P' || p || 'T' || t, 'team', 'Team ' || t, 'P' || p
    from generate_series(1, ${PDUS}::int) p, generate_series(1, ${TEAMS}::int) t`.execute(system)
  await sql`insert into platform.practitioner (code, name, grade, team)
    select 'O' || u.code || 'N' || n, 'Officer ' || n, 'PO', u.code
    from platform.unit u, generate_series(1, 6) n where u.kind = 'team'`.execute(system)
  await sql`insert into platform.account (username, name, role, unit, practitioner, password_hash) values
    ('officer', 'Officer', 'practitioner', 'P1T1', 'OP1T1N1', ''), ('senior', 'Senior', 'spo', 'P1T1', null, ''),
    ('head', 'Head', 'pdu-head', 'P1', null, ''), ('elsewhere', 'Elsewhere', 'practitioner', 'P2T1', null, '')`.execute(
    system,
  )
}

/** A nation of cases over 1,080 teams, each with an officer or waiting for one. */
const makeNation = async (databases: Databases): Promise<void> => {
  const { system } = databases
  await sql`with made as materialized (
      select gen_random_uuid() as id, n, 'P' || (1 + n % ${PDUS}) as pdu, 1 + n / ${PDUS} % ${TEAMS} as t, n % 7 as o
      from generate_series(0, ${PEOPLE - 1}::int) n),
    streams as (insert into ledger.stream (id, room, seq) select id, 'caseload', 1 from made)
    insert into caseload.person (person_id, crn, name, date_of_birth, sex, ethnicity, team, pdu, practitioner, unallocated_since,
      tier, status, last_entry_seq, state)
    select id, 'X' || lpad(n::text, 6, '0'), 'Person ' || md5(n::text), '1990-02-03', 'male', 'white', pdu || 'T' || t, pdu,
      case when o > 0 then 'O' || pdu || 'T' || t || 'N' || o end, case when o = 0 then date '2026-10-01' end,
      'B' || (n % 4), 'current', 1, jsonb_build_object('formerNames', '[]'::jsonb, 'notes', repeat('word ', 100)) from made`.execute(
    system,
  )
  await sql`insert into caseload.limited_access (proposal, person_id, rule, username, account_id, starts_at, reason, proposed_by,
      decided_by, decided_at, agreed)
    select gen_random_uuid(), p.person_id, case when restricted then 'restriction' else 'exclusion' end, a.username, a.id,
      now() - interval '1 day', 'bench', h.id, s.id, now(), true
    from (select person_id, pdu, right(crn, 6)::int % ${RESTRICTED_EVERY} = 0 as restricted from caseload.person
      where right(crn, 6)::int % ${RESTRICTED_EVERY} = 0 or right(crn, 6)::int % ${EXCLUDED_EVERY} = 1) p
    -- Of another unit the lists name people of that unit.
    join platform.account a on a.username = case when p.pdu <> 'P1' then 'elsewhere' when restricted then 'officer' else 'senior' end,
      platform.account h, platform.account s
    where h.username = 'head' and s.username = 'senior'`.execute(system)
  await sql`update caseload.person set restricted = tstzmultirange(tstzrange(now() - interval '1 day', null))
    where right(crn, 6)::int % ${RESTRICTED_EVERY} = 0`.execute(system)
  await vacuumAnalyze(databases)
}

/** Whose list is measured, and where their people are when no policy says so. */
const readers: readonly { readonly who: string; readonly username: string; readonly where: RawBuilder<unknown> }[] = [
  { who: 'a practitioner', username: 'officer', where: sql`` },
  { who: 'an SPO', username: 'senior', where: sql`` },
  { who: 'a head of PDU', username: 'head', where: sql`and p.pdu = 'P1'` },
]

/** The list as the page asks it: how many, then the first page by name. */
const listed = async (trx: Trx, where: RawBuilder<unknown>): Promise<void> => {
  await sql`select count(*) from caseload.person p where p.status = 'current' ${where}`.execute(trx)
  await sql`select p.person_id, p.name, p.crn, p.tier, p.risk_of_serious_harm, t.name as team, o.name as officer, p.sentence_type
    from caseload.person p join platform.unit t on t.code = p.team left join platform.practitioner o on o.code = p.practitioner
    where p.status = 'current' ${where} order by p.name, p.crn limit 25`.execute(trx)
}

const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Both sides take turns, each in a transaction that binds a token first: only the policies differ. */
const measure = async (databases: Databases, actor: Actor, where: RawBuilder<unknown>) => {
  const ours: number[] = []
  const theirs: number[] = []
  const ofReader = withinReach(actor)
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await timed(() => asActor(databases, actor, trx => listed(trx, ofReader))))
    theirs.push(
      await timed(() => asActor({ app: databases.system }, actor, trx => listed(trx, sql`${ofReader} ${where}`))),
    )
  }
  return { ours: middle(ours.slice(ROUNDS / 10)), theirs: middle(theirs.slice(ROUNDS / 10)) }
}

/** The list of people under row-level security, against the same query with the rights written into it and no policy. */
export const rowLevelSecurityBenchmark = async (): Promise<BenchRow[]> => {
  const databases = await benchDatabases()
  try {
    await makeOrganisation(databases)
    await makeNation(databases)
    const rows: BenchRow[] = []
    for (const { who, username, where } of readers) {
      const actor = await openSession(databases.app, username, new Date(Date.now() + HOUR))
      if (!actor) throw new Error(`There is no account ${username}`)
      const { ours, theirs } = await measure(databases, actor, where)
      const ratio = ours / theirs
      rows.push({
        work: `List of people of ${who}: count and first page, ${PEOPLE.toLocaleString('en-GB')} cases`,
        ours,
        theirs,
        unit: 'ms',
        peer: 'same query, no policy',
        ratio,
        target: `<= ${TARGET}`,
        holds: ratio <= TARGET,
      })
    }
    return rows
  } finally {
    await databases.close()
  }
}
