import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { after, test } from 'node:test'
import { readConfig } from '../config.ts'
import { FolderInUse } from './data-folder-lock.ts'
import { NoDatabase, openExisting } from './open-existing.ts'
import { prepareDatabase } from './prepare.ts'
import { testDatabases } from './testing.ts'
import { candourHolding, openFolder } from './testing-process.ts'

const { url } = await testDatabases({ after })
const silent = (): void => {}

test('a DATABASE_URL that nobody answers at says what to do, and leaves the folder free', async t => {
  const folder = await openFolder(t)
  const config = readConfig({ CANDOUR_DATA: folder, DATABASE_URL: 'postgres://candour@127.0.0.1:1/candour' })
  await assert.rejects(prepareDatabase(config, silent), {
    message: 'No PostgreSQL answers at DATABASE_URL. Start it, or unset DATABASE_URL to use the embedded one.',
  })
  assert.deepEqual(await readdir(folder), [])
})

test('a DATABASE_URL with a wrong host, password or database says which, and repeats no password', async t => {
  const folder = await openFolder(t)
  const attempts = [
    [
      url.replace(/@[^/]+/, '@no-such-host.invalid:5432'),
      /The host in DATABASE_URL (is not known|cannot be looked up)/,
    ],
    [url.replace(/:[^:@]+@/, ':not-the-password@'), /PostgreSQL refuses the password in DATABASE_URL/],
    [url.replace(/[^/]+$/, 'nowhere'), /The database named in DATABASE_URL does not exist/],
  ] as const
  for (const [wrong, words] of attempts) {
    const config = readConfig({ CANDOUR_DATA: folder, DATABASE_URL: wrong })
    await assert.rejects(prepareDatabase(config, silent), ({ message }: Error) => {
      assert.match(message, words)
      assert.doesNotMatch(message, /not-the-password/)
      return true
    })
  }
})

test('something at DATABASE_URL that is no PostgreSQL is an error, not an endless wait', async t => {
  const mute = createServer(socket => socket.destroy())
  await new Promise<void>(resolve => mute.listen(0, '127.0.0.1', resolve))
  t.after(() => mute.close())
  const address = mute.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const DATABASE_URL = `postgres://candour@127.0.0.1:${port}/candour`
  const config = readConfig({ CANDOUR_DATA: await openFolder(t), DATABASE_URL })
  await assert.rejects(prepareDatabase(config, silent), /DATABASE_URL/)
})

test('while one Candour runs, a second is refused and a reader is let in', async t => {
  const folder = await openFolder(t)
  await candourHolding(t, folder)
  const config = readConfig({ CANDOUR_DATA: folder })
  await assert.rejects(prepareDatabase(config, silent), FolderInUse)
  const heard: string[] = []
  // The other process has made no ledger: to be told so, the reader must have reached its server.
  await assert.rejects(
    openExisting(config, line => heard.push(line)),
    NoDatabase,
  )
  assert.deepEqual(heard, ['Candour is running: its database is read as it stands now'])
})

test('what was prepared can be released and prepared again', async t => {
  const config = readConfig({ CANDOUR_DATA: await openFolder(t) })
  const first = await prepareDatabase(config, silent)
  await first.databases.system
    .insertInto('platform.unit')
    .values({ code: 'N', kind: 'nation', name: 'Nation', parent: null })
    .execute()
  await first.release()
  const reader = await openExisting(config, silent)
  const units = await reader.databases.system.selectFrom('platform.unit').select('name').execute()
  await reader.release()
  assert.deepEqual(units, [{ name: 'Nation' }])
})
