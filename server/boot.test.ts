import assert from 'node:assert/strict'
import { readdir, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { readConfig } from '#platform/config.ts'
import { freePort } from '#platform/database/embedded/free-port.ts'
import { prepareDatabase } from '#platform/database/prepare.ts'
import { openFolder, otherProcess } from '#platform/database/testing-process.ts'

test('a busy port is refused with the way out, before anything else is started', async t => {
  const folder = await openFolder(t)
  const busy = createServer()
  const port = await freePort()
  await new Promise<void>(resolve => busy.listen(port, '127.0.0.1', resolve))
  t.after(() => busy.close())
  const candour = otherProcess(t, ['server/main.ts'], { CANDOUR_DATA: folder, PORT: String(port) })
  assert.equal(await candour.ended, 1)
  assert.equal(
    candour.said(),
    `\nCandour did not start.\nPort ${port} is in use by another program. Stop it, or choose another port: PORT=3001 npm start\n`,
  )
  assert.deepEqual(await readdir(folder), [])
})

test('a wrong setting ends the start with its name', async t => {
  const folder = await openFolder(t)
  const candour = otherProcess(t, ['server/main.ts'], { CANDOUR_DATA: folder, PORT: 'http' })
  assert.equal(await candour.ended, 1)
  assert.match(candour.said(), /Candour did not start\.\nPORT must be a number, like 3000/)
})

test('Ctrl-C while the demonstration loads stops the database in order, and the next start goes on', async t => {
  const folder = await openFolder(t)
  const candour = otherProcess(t, ['server/main.ts'], { CANDOUR_DATA: folder, PORT: String(await freePort()) })
  await candour.until('Loading the demonstration service')
  candour.child.kill('SIGINT')
  assert.equal(await candour.ended, 0)
  assert.match(candour.said(), /Stopping\. What is recorded stays recorded\./)
  await isGone(path.join(folder, 'database/postmaster.pid'))

  const heard: string[] = []
  const config = readConfig({ CANDOUR_DATA: folder })
  const { release } = await prepareDatabase(config, line => heard.push(line))
  await release()
  assert.deepEqual(heard, ['Starting the embedded PostgreSQL'])
})

/** The server ends by itself a moment after Candour has. */
const isGone = async (file: string): Promise<void> => {
  while (await stat(file).catch(() => null)) await pause(50)
}
