import assert from 'node:assert/strict'
import { PassThrough, Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { sealAccessLog } from '#platform/access-log/seal-access-log.ts'
import { openTestKeys } from '#platform/database/testing.ts'
import { testDataFolder } from '#platform/web/testing.ts'
import { candour } from '../../cli/main.ts'
import { buildApp } from '../../server/app.ts'
import { rooms } from '../../server/rooms.ts'
import { asOwnerOfDatabase } from '../insider.ts'
import { startDesk } from './access-desk.ts'

const desk = await startDesk({ after })
const { databases } = desk
const ada = await desk.signIn('ada')
const record = `/people/${desk.person('X100001')}`

const eventsOf = async (what: string) =>
  databases.system.selectFrom('platform.audit_event').selectAll().where('what', '=', what).orderBy('id').execute()

/** Seals until nothing waits: another test's transaction on the same server may hold the horizon back. */
const sealAll = async (): Promise<void> => {
  for (;;) {
    await sealAccessLog(databases.system, new Date())
    const { rows } = await sql`select from platform.audit_event e
      where not exists (select from platform.access_batch b where e.id = any (b.ids))`.execute(databases.system)
    if (rows.length === 0) return
  }
}

const fsck = async (): Promise<string> => {
  const before = { ...process.env }
  Object.assign(process.env, { DATABASE_URL: databases.url, CANDOUR_DATA: await openTestKeys() })
  const io = { stdin: Readable.from([]), stdout: new PassThrough(), stderr: new PassThrough() }
  const said = text(io.stdout)
  await candour(['fsck'], io)
  io.stdout.end()
  process.env = before
  return said
}

test('A01 a read whose audit event cannot be written shows nothing', async () => {
  const name = (await ada.get(record)).body.match(/<h1[^>]*>\s*([^<]+?)\s*</)?.[1] ?? assert.fail('no heading')
  await asOwnerOfDatabase(
    databases,
    `create function public.full_disk() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
    [],
  )
  await asOwnerOfDatabase(
    databases,
    'create trigger full_disk before insert on platform.audit_event for each row execute function public.full_disk()',
    [],
  )
  const refused = await ada.get(record)
  await asOwnerOfDatabase(databases, 'drop trigger full_disk on platform.audit_event', [])
  assert.equal(refused.status, 500)
  assert.ok(!refused.body.includes(name))
  assert.ok((await ada.get(record)).body.includes(name))
})

test('A02 nobody who is served, and not the system either, changes or removes an event', async () => {
  for (const change of [
    sql`update platform.audit_event set who = 'somebody else'`,
    sql`delete from platform.audit_event`,
    sql`truncate platform.audit_event`,
  ]) {
    await assert.rejects(
      desk.inSql('ada', trx => change.execute(trx)),
      { code: '42501' },
    )
    await assert.rejects(change.execute(databases.system), { code: '42501' })
  }
  await assert.rejects(
    desk.inSql('ada', trx =>
      sql`insert into platform.audit_event (what, who, correlation_id, outcome, at)
        values ('VIEW_PERSON', 'ben', 'x', 'done', '2020-01-01')`.execute(trx),
    ),
    { code: '42501' },
    'and nobody chooses when something happened',
  )
})

test('A02 what the owner of the database changes or removes is named', async () => {
  await sealAll()
  const [first] = await eventsOf('VIEW_PERSON')
  assert.ok(first)
  await asOwnerOfDatabase(databases, `update platform.audit_event set who = 'ben' where id = $1`, [first.id])
  const changed = await fsck()
  assert.match(changed, new RegExp(`^access event: event ${first.id}: is not the one sealed by batch \\d+$`, 'm'))
  await asOwnerOfDatabase(databases, `update platform.audit_event set who = 'ada' where id = $1`, [first.id])

  await asOwnerOfDatabase(databases, 'create table public.kept as select * from platform.audit_event where id = $1', [
    first.id,
  ])
  await asOwnerOfDatabase(databases, 'delete from platform.audit_event where id = $1', [first.id])
  const removed = await fsck()
  assert.match(removed, new RegExp(`^access event: event ${first.id}: is missing, and sealed by batch \\d+$`, 'm'))
  await asOwnerOfDatabase(
    databases,
    'insert into platform.audit_event overriding system value select * from public.kept',
    [],
  )
  assert.doesNotMatch(await fsck(), /access event/)
})

test('A03 the newest events cut off by the owner of the database are named one by one', async () => {
  await ada.get(record)
  await ada.get(record)
  await sealAll()
  const newest = (await eventsOf('VIEW_PERSON')).slice(-2).map(({ id }) => id)
  const [from] = newest
  await asOwnerOfDatabase(databases, 'create table public.cut as select * from platform.audit_event where id >= $1', [
    from,
  ])
  await asOwnerOfDatabase(databases, 'delete from platform.audit_event where id >= $1', [from])
  const said = await fsck()
  await asOwnerOfDatabase(
    databases,
    'insert into platform.audit_event overriding system value select * from public.cut',
    [],
  )
  for (const id of newest) {
    assert.match(said, new RegExp(`^access event: event ${id}: was cut off the end of the log, and sealed by`, 'm'))
  }
})

test("A11 the auditor's own look at who opened a record is written down", async () => {
  const auditor = await desk.signIn('auditor')
  const before = (await eventsOf('VIEW_OPENINGS')).length
  const { status } = await auditor.get(`${record}/opened`)
  assert.equal(status, 200)
  const looks = (
    await databases.system.selectFrom('platform.audit_event').selectAll().where('who', '=', 'auditor').execute()
  ).filter(({ subject_id }) => subject_id === desk.person('X100001'))
  assert.ok(looks.length > before)
})

const NEWLINE_AND_ANSI = 'ada\r\n{"level":30,"msg":"forged"}\u001b[2J\u001b[31m'

test('A12 newlines and terminal codes in what people send stay inside one line of the log', async () => {
  const lines: string[] = []
  const stream = new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) })
  const config = { dataFolder: testDataFolder, demonstration: true }
  const app = await buildApp({ config, databases, rooms, now: () => new Date(), log: pino({ level: 'info' }, stream) })
  await app.inject({
    url: `/people/${encodeURIComponent(NEWLINE_AND_ANSI)}?search=${encodeURIComponent(NEWLINE_AND_ANSI)}`,
  })
  await app.inject({ url: '/', headers: { 'x-request-id': 'x\u001b[2J', 'user-agent': '\u001b[31m' } })
  await app.close()
  assert.ok(lines.length >= 2)
  for (const line of lines) {
    assert.doesNotMatch(line.slice(0, -1), /\p{Cc}/u)
    assert.doesNotMatch(line, /forged/)
    JSON.parse(line)
  }
})

test('A12 what a changed database says reaches the terminal of the auditor without its control codes', async () => {
  const [event] = await eventsOf('VIEW_PERSON')
  const { rows } = await sql<{
    entry_id: string
    kind: string
  }>`select entry_id, kind from caseload.entry limit 1`.execute(databases.system)
  const [entry] = rows
  assert.ok(event && entry)
  await asOwnerOfDatabase(databases, `update ledger.leaf_in set type = type || $1 where entry_id = $2`, [
    NEWLINE_AND_ANSI,
    entry.entry_id,
  ])
  const said = await fsck()
  await asOwnerOfDatabase(databases, `update ledger.leaf_in set type = $1 where entry_id = $2`, [
    entry.kind,
    entry.entry_id,
  ])
  assert.match(said, new RegExp(`^envelope: entry ${entry.entry_id}: type is `, 'm'))
  assert.doesNotMatch(said.replaceAll('\n', ''), /\p{Cc}/u)
  assert.doesNotMatch(said, /^\{"level"/m)
})

test('A16 the database takes nobody without its password, and none of the roles that serve signs in', async () => {
  const { host, pathname } = new URL(databases.url)
  for (const user of ['candour', 'postgres', 'candour_app', 'candour_system', 'candour_definer']) {
    for (const password of ['', 'candour', user]) {
      const client = new pg.Client({ connectionString: `postgres://${user}:${password}@${host}${pathname}` })
      await assert.rejects(client.connect(), `${user} with the password "${password}"`)
      await client.end().catch(() => {})
    }
  }
  await assert.rejects(
    desk.inSql('ada', trx => sql`alter role candour_app superuser`.execute(trx)),
    { code: '42501' },
  )
  await assert.rejects(
    desk.inSql('ada', trx => sql`select pg_read_file('pg_hba.conf')`.execute(trx)),
    { code: '42501' },
  )
})
