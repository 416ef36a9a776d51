import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openTables } from './catalogue/open-tables.ts'
import { readCatalogue } from './catalogue/read-catalogue.ts'
import snapshot from './catalogue/snapshot.json' with { type: 'json' }
import { testDatabases } from './testing.ts'

const databases = await testDatabases({ after })

const lines = async (query: ReturnType<typeof sql<{ line: string }>>): Promise<string[]> =>
  (await query.execute(databases.system)).rows.map(row => row.line)

/** Rooms that hold what is known of people and cases. The platform's own tables say beside their grants what they hold. */
const rooms = sql`('caseload', 'workforce', 'allocation', 'inspection', 'answers', 'voice')`

test('A18 C22 every table of ours enforces row-level security, also against its owner, or says why not', async () => {
  const open = await lines(sql`select c.oid::regclass::text as line from pg_class c
    where c.relnamespace::regnamespace::text in ('platform', 'ledger', 'caseload', 'workforce', 'allocation', 'inspection',
        'answers', 'voice') and c.relkind in ('r', 'p')
      and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`)
  assert.deepEqual(open, Object.keys(openTables).sort())
})

test('A18 C22 owners, policies, grants, functions and triggers are those that were reviewed', async () => {
  const found = await readCatalogue(databases.system)
  for (const [name, lines] of Object.entries(found)) {
    const reviewed: readonly string[] = Reflect.get(snapshot, name)
    const came = lines.filter(line => !reviewed.includes(line)).map(line => `+ ${line}`)
    const went = reviewed.filter(line => !lines.includes(line)).map(line => `- ${line}`)
    const how = 'If this is meant: node quality/write-catalogue.ts, and have the change reviewed'
    assert.deepEqual([...went, ...came], [], `${name}. ${how}`)
  }
})

test('A18 C22 no view shows what its reader may not see, and nothing is kept beside its table', async () => {
  const { views } = await readCatalogue(databases.system)
  assert.deepEqual(
    views.filter(line => !/, view, security_invoker=(true|on)$/.test(line)),
    [],
  )
})

test('every room that is built has tables, so that the test above looks at something', async () => {
  const counted = await lines(sql`select distinct c.relnamespace::regnamespace::text as line from pg_class c
    where c.relnamespace::regnamespace::text in ${rooms} and c.relkind = 'r' order by 1`)
  assert.deepEqual(counted, ['allocation', 'caseload', 'inspection', 'workforce'])
})

test('a function that runs above row-level security fixes where it looks for names, and belongs to the one role for it', async () => {
  const wrong =
    await lines(sql`select p.oid::regprocedure::text || ' of ' || p.proowner::regrole::text as line from pg_proc p
    where p.prosecdef and p.pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'graphile_worker')
      and (p.proconfig is distinct from array['search_path=pg_catalog, pg_temp']
        or p.proowner <> 'candour_definer'::regrole)`)
  // The queue belongs to whoever migrates: its library lets nobody else add a job.
  assert.deepEqual(
    wrong.filter(line => !line.startsWith('platform.queue_job(text,json) of ')),
    [],
  )
})

test('nobody may call a function of ours merely because nobody said otherwise', async () => {
  const open = await lines(sql`select p.oid::regprocedure::text as line from pg_proc p
    where p.pronamespace::regnamespace::text in (select nspname::text from pg_namespace where nspname in ('platform', 'ledger')
        or nspname in ${rooms})
      and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
        where a.grantee = 0 and a.privilege_type = 'EXECUTE')`)
  assert.deepEqual(open, [])
})

test('no role of ours passes by row-level security, or makes roles or databases, and only web logins sign in', async () => {
  const strong = await lines(sql`select rolname as line from pg_roles where rolname like 'candour\\_%'
    and (rolbypassrls or rolsuper or rolcreaterole or rolcreatedb or (rolcanlogin and rolname not like 'candour\\_web\\_%'))`)
  assert.deepEqual(strong, [])
})

test('the role that serves people is no member of a stronger one', async () => {
  const memberships = await lines(sql`select roleid::regrole::text as line from pg_auth_members
    where member = 'candour_app'::regrole
    or (roleid <> 'candour_app'::regrole and member::regrole::text like 'candour\\_web\\_%')`)
  assert.deepEqual(memberships, [])
})

test('the role that serves people makes no tables, schemas or functions', async () => {
  for (const statement of [
    'create table public.mine (a int)',
    'create table platform.mine (a int)',
    'create schema mine',
    "create function ledger.mine() returns int language sql as 'select 1'",
  ]) {
    await assert.rejects(sql.raw(statement).execute(databases.app), { code: '42501' }, statement)
  }
})

test('the role that serves people changes and removes nothing that is written once', async () => {
  for (const table of [
    'caseload.entry',
    'inspection.entry',
    'workforce.entry',
    'ledger.leaf_in',
    'ledger.leaf',
    'ledger.tile',
    'ledger.head',
    'ledger.checkpoint',
    'ledger.log_key',
    'ledger.log_entry',
    'ledger.cosignature',
    'ledger.evidence',
    'ledger.stamp',
    'platform.audit_event',
  ]) {
    const { rows } = await sql<{
      may: string
    }>`select privilege as may from unnest(array['UPDATE', 'DELETE', 'TRUNCATE']) privilege
      where has_table_privilege('candour_app', ${table}, privilege)
        or (privilege = 'UPDATE' and has_any_column_privilege('candour_app', ${table}, privilege))`.execute(
      databases.system,
    )
    assert.deepEqual(rows, [], table)
  }
})

test('the role that serves people reads accounts without their password hashes', async () => {
  await assert.rejects(sql`select password_hash from platform.account`.execute(databases.app), { code: '42501' })
  await assert.rejects(databases.app.selectFrom('platform.account').selectAll().execute(), { code: '42501' })
  await databases.app.selectFrom('platform.account').select(['username', 'name']).execute()
})
