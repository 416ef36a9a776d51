import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { cosign, formatSignatureLine, formatVerifierKey, parseNote, signatureTypes, verifierKey } from '@candour/ledger'
import fc from 'fast-check'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { testDatabases } from '#platform/database/testing.ts'
import { clientSettings } from '../database/connect.ts'
import type { PlatformTables } from '../database/tables.ts'
import { announceKey, publishCheckpoint } from './checkpoint.ts'
import { integrateAll } from './integrate.ts'
import { checkedLedger, makePlainRoom, testKey, writeEntries } from './testing.ts'

const NOON = new Date('2026-11-20T12:00:00Z')
const ENTRIES = 300

// Before the database is dropped, which would end the connections under us.
after(() => administrator.destroy())
const databases = await testDatabases({ after })
/** Somebody whom neither grants nor triggers nor checks stop: the database's own administrator. */
const administrator = new Kysely<PlatformTables>({
  dialect: new PostgresDialect({ pool: new pg.Pool({ ...clientSettings(databases.url), max: 1 }) }),
})

await makePlainRoom(databases)
const key = testKey()

const write = async (count: number): Promise<void> => {
  await writeEntries(databases.system, count)
  await integrateAll(databases.system)
}

await announceKey(databases.system, key)
await write(ENTRIES)
await publishCheckpoint(databases.system, key, NOON)
await write(3)
await publishCheckpoint(databases.system, key, new Date('2026-11-20T12:00:10Z'))

/** What a witness said of the first checkpoint. */
const cosignFirst = async (): Promise<void> => {
  const first = await databases.system
    .selectFrom('ledger.checkpoint')
    .select(['size', 'note'])
    .orderBy('size')
    .executeTakeFirstOrThrow()
  const { publicKey, sign } = testKey()
  const witness = verifierKey('witness.example', signatureTypes.cosignature, publicKey)
  const seconds = NOON.getTime() / 1000
  const line = formatSignatureLine(cosign(parseNote(first.note).text, seconds, { key: witness, sign }))
  const row = { size: first.size, witness_key: formatVerifierKey(witness), seconds, line }
  await databases.system.insertInto('ledger.cosignature').values(row).execute()
}
await cosignFirst()

/** The names of the findings after some damage. The damage is undone again. */
const namesAfter = async (damage: string): Promise<Set<string>> => {
  const trx = await administrator.startTransaction().execute()
  try {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`alter table ledger.leaf_in drop constraint leaf_in_check, alter ord drop identity`.execute(trx)
    const { numAffectedRows } = await sql.raw(damage).execute(trx)
    assert.equal(numAffectedRows, 1n, `one row is damaged by: ${damage}`)
    const { findings } = await checkedLedger(trx)
    return new Set(findings.map(finding => finding.check))
  } finally {
    await trx.rollback().execute()
  }
}

const oneBitOf = (column: string): string => `set_byte(${column}, 7, get_byte(${column}, 7) # 1)`
const more = (column: string): string => `(${column}::text::bigint + 100000)::text`

/**
 * Every column that follows from the entries, a wrong value for it, and the name under which it must be found. Not in the list:
 * `log_key.since` and `cosignature.received_at`, which nothing else in the database repeats.
 */
const columns: readonly (readonly [table: string, column: string, wrong: string, name: string])[] = [
  ['ledger.stream', 'id', 'gen_random_uuid()', 'stream head'],
  ['ledger.stream', 'room', "'voice'", 'stream room'],
  ['ledger.stream', 'seq', 'seq + 1', 'stream head'],
  ['ledger.stream', 'last_leaf', oneBitOf('last_leaf'), 'stream head'],
  ['ledger.leaf_in', 'entry_id', 'gen_random_uuid()', 'envelope'],
  ['ledger.leaf_in', 'stream', 'gen_random_uuid()', 'envelope'],
  ['ledger.leaf_in', 'seq', 'seq + 1000', 'envelope'],
  ['ledger.leaf_in', 'type', "type || ' '", 'envelope'],
  ['ledger.leaf_in', 'envelope', oneBitOf('envelope'), 'leaf hash'],
  ['ledger.leaf_in', 'leaf_hash', oneBitOf('leaf_hash'), 'leaf hash'],
  ['ledger.leaf', 'idx', 'idx + 100000', 'numbering'],
  ['ledger.leaf', 'entry_id', 'gen_random_uuid()', 'numbering'],
  ['ledger.tile', 'level', 'level + 5', 'tile'],
  ['ledger.tile', 'idx', 'idx + 5', 'tile'],
  ['ledger.tile', 'data', oneBitOf('data'), 'tile'],
  ['ledger.head', 'size', 'size + 1', 'head'],
  ['ledger.head', 'root', oneBitOf('root'), 'head'],
  ['ledger.head', 'last_xid', `${more('last_xid')}::xid8`, 'head'],
  ['ledger.head', 'last_ord', 'last_ord - 1', 'head'],
  ['ledger.checkpoint', 'size', 'size - 1', 'checkpoint note'],
  ['ledger.checkpoint', 'root', oneBitOf('root'), 'checkpoint note'],
  ['ledger.checkpoint', 'note', "replace(note, 'candour', 'Candour')", 'checkpoint note'],
  ['ledger.checkpoint', 'published_at', "'2031-01-01'", 'checkpoint time'],
  ['ledger.cosignature', 'size', 'size + 3', 'cosignature'],
  ['ledger.cosignature', 'size', 'size + 1', 'cosignature'],
  ['ledger.cosignature', 'witness_key', "replace(witness_key, 'witness', 'Witness')", 'cosignature'],
  ['ledger.cosignature', 'seconds', 'seconds - 1', 'cosignature'],
  ['ledger.cosignature', 'line', "replace(line, 'witness', 'Witness')", 'cosignature'],
  ['ledger.log_key', 'verifier_key', "replace(verifier_key, '+', '-')", 'log key'],
  ['ledger.log_key', 'origin', "'candour.example/other'", 'log key'],
  ['public.entry', 'entry', 'gen_random_uuid()', 'entry'],
  ['public.entry', 'stream', 'gen_random_uuid()', 'entry column'],
  ['public.entry', 'seq', 'seq + 1', 'entry column'],
  ['public.entry', 'type', "'home-visit'", 'entry column'],
  ['public.entry', 'recorded', "recorded - interval '1 ms'", 'entry column'],
  ['public.entry', 'happened_from', 'happened_from - 1', 'entry column'],
  ['public.entry', 'happened_to', 'null', 'entry column'],
  ['public.entry', 'supersedes', 'gen_random_uuid()', 'entry column'],
  ['public.entry', 'payload', oneBitOf('payload'), 'commitment'],
  ['public.entry', 'salt', oneBitOf('salt'), 'commitment'],
]

/** A row by its place in the table: ctid is the one key that every table has. */
const rowAt = (table: string, place: number): string =>
  `ctid = (select ctid from ${table} order by ctid offset ${place} % (select count(*) from ${table}) limit 1)`

test('a ledger that nobody touched has no differences', async () => {
  const found = await administrator.transaction().execute(trx => checkedLedger(trx))
  assert.deepEqual(found, { findings: [], leaves: 303, streams: 2, numbered: 303, waiting: 0, checkpoints: 2 })
})

for (const [table, column, wrong, name] of columns) {
  test(`a wrong ${column} in ${table} (${wrong}) is found, as ${name}`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(10_000), async place => {
        const names = await namesAfter(`update ${table} set ${column} = ${wrong} where ${rowAt(table, place)}`)
        assert.ok(names.has(name), `found only: ${[...names].join(', ') || 'nothing'}`)
      }),
      { numRuns: 3 },
    )
  })
}

test('a leaf moved to another place in the order of writing is found', async () => {
  const first = 'entry_id = (select entry_id from ledger.leaf where idx = 1)'
  assert.ok((await namesAfter(`update ledger.leaf_in set ord = ord + 1000 where ${first}`)).has('numbering'))
  assert.ok((await namesAfter(`update ledger.leaf_in set xid = '${'9'.repeat(15)}' where ${first}`)).has('numbering'))
})

test('a row that is gone is found, whichever table it is gone from', async () => {
  const gone: readonly (readonly [table: string, name: string])[] = [
    ['ledger.stream', 'stream head'],
    ['ledger.leaf_in', 'chain hole'],
    ['ledger.leaf', 'numbering'],
    ['ledger.tile', 'tile'],
    ['ledger.head', 'head'],
    ['ledger.log_key', 'checkpoint note'],
    ['public.entry', 'entry'],
  ]
  for (const [table, name] of gone) {
    const names = await namesAfter(`delete from ${table} where ${rowAt(table, 0)}`)
    assert.ok(names.has(name), `${table}: found only ${[...names].join(', ') || 'nothing'}`)
  }
})

test('an entry that was put beside the ledger is found', async () => {
  const slipped = `insert into public.entry select gen_random_uuid(), stream, 4000, type, recorded, happened_from, happened_to,
    null, payload, salt from public.entry limit 1`
  assert.deepEqual(await namesAfter(slipped), new Set(['entry']))
})

test('a leaf that the sequencer passed by is found, and one that still waits is none', async () => {
  const names = await namesAfter('delete from ledger.leaf where idx = 302')
  assert.ok(names.has('lost leaf'))
  assert.ok(!(await namesAfter("update ledger.head set last_xid = '0', last_ord = 0")).has('lost leaf'))
})

test('a whole rewrite of one entry, its leaf and the head of its chain does not fit the signed roots', async () => {
  const rewritten = `with old as (select l.entry_id, l.stream, replace(convert_from(l.envelope, 'UTF8'), '11-19', '11-18') as text
      from ledger.leaf_in l join ledger.leaf n using (entry_id) where n.idx = 302),
    leaf as (update ledger.leaf_in l set envelope = convert_to(text, 'UTF8'),
      leaf_hash = sha256('\\x00'::bytea || convert_to(text, 'UTF8')) from old where l.entry_id = old.entry_id),
    head as (update ledger.stream s set last_leaf = sha256('\\x00'::bytea || convert_to(text, 'UTF8'))
      from old where s.id = old.stream)
    update public.entry e set happened_from = '2026-11-18' from old where e.entry = old.entry_id`
  assert.deepEqual(await namesAfter(rewritten), new Set(['tile', 'head', 'checkpoint root']))
})
