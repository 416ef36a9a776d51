import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { testDatabases } from './testing.ts'

const { url } = await testDatabases({ after })

const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement)
  await client.end()
}

test('a database that is up to date is left alone', async () => {
  assert.equal(await migrate(url), 0)
})

test('a migration that was edited after it landed is refused by name, with the way out', async () => {
  await administer(
    `update platform.migration set digest = repeat('0', 64) where room = 'platform' and name = '0002-ledger.sql'`,
  )
  await assert.rejects(migrate(url), {
    message:
      'Migration platform/0002-ledger.sql was edited after it was applied. Put it back and add a new one instead ' +
      '(in a demonstration, "npm run reset" starts over).',
  })
})

test('a migration that fails is undone, and named', async () => {
  await administer(`delete from platform.migration where name = '0002-ledger.sql'`)
  await assert.rejects(
    migrate(url),
    /^Error: Migration platform\/0002-ledger\.sql failed and was undone: schema "ledger" already/,
  )
})
