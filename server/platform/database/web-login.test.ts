import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabases } from './testing.ts'
import { webAddress } from './web-login.ts'

const { app } = await testDatabases({ after })

test('a web request gives its role back and is still nobody: no role but the application’s is open to it', async () => {
  await app.connection().execute(async connection => {
    await sql`reset role`.execute(connection)
    for (const role of ['candour_system', 'candour_definer', 'candour']) {
      await assert.rejects(sql`set role ${sql.raw(role)}`.execute(connection), /permission denied to set role/, role)
    }
    await assert.rejects(sql`create table public.planted (x int)`.execute(connection), /permission denied/)
    const { rows } = await sql<{
      high: boolean
    }>`select bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb) as high
      from pg_roles where rolname = session_user`.execute(connection)
    assert.deepEqual(rows, [{ high: false }])
    await sql`set role candour_app`.execute(connection)
  })
})

test('an address without a password stays as it is: there is nothing to derive a login from', () => {
  assert.equal(webAddress('postgres://candour@127.0.0.1/candour'), 'postgres://candour@127.0.0.1/candour')
})

test('another owner has another login, with another password', () => {
  const [one, other] = ['first', 'second'].map(
    password => new URL(webAddress(`postgres://candour:${password}@127.0.0.1/c`)),
  )
  assert.notEqual(one?.username, other?.username)
  assert.notEqual(one?.password, other?.password)
})
