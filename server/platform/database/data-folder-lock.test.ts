import assert from 'node:assert/strict'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { test } from 'node:test'
import { FolderInUse, lockDataFolder } from './data-folder-lock.ts'
import { openFolder, otherProcess } from './testing-process.ts'

const holdingOnly = (folder: string): string => `import { lockDataFolder } from '#platform/database/data-folder-lock.ts'
  await lockDataFolder(${JSON.stringify(folder)})
  console.log('holding')
  setInterval(() => {}, 1000)`

test('a second Candour on one folder is refused, and told which process has it', async t => {
  const folder = await openFolder(t)
  const first = otherProcess(t, ['--input-type=module', '-e', holdingOnly(folder)])
  await first.until('holding')
  await assert.rejects(
    lockDataFolder(folder),
    new FolderInUse(
      `Candour is already running on ${folder} (process ${first.child.pid}). Stop it first, or set CANDOUR_DATA to another folder.`,
    ),
  )
})

test('the lock of a process that was killed is taken over', async t => {
  const folder = await openFolder(t)
  const killed = otherProcess(t, ['--input-type=module', '-e', holdingOnly(folder)])
  await killed.until('holding')
  killed.child.kill('SIGKILL')
  await killed.ended
  const unlock = await lockDataFolder(folder)
  assert.match(await readFile(path.join(folder, 'candour.lock'), 'utf8'), new RegExp(`^${process.pid}\n`))
  await unlock()
})

test('a lock whose process number now belongs to another program is taken over', async t => {
  const folder = await openFolder(t)
  await writeFile(path.join(folder, 'candour.lock'), `${process.ppid}\nbefore the power cut/1`)
  await (await lockDataFolder(folder))()
})

test('of many processes that find a dead lock at once, one gets the folder', async t => {
  const folder = await openFolder(t)
  await writeFile(path.join(folder, 'candour.lock'), '999999999\n')
  const lines = `import { lockDataFolder } from '#platform/database/data-folder-lock.ts'
    await lockDataFolder(${JSON.stringify(folder)}).then(() => console.log('got it'), error => console.log(error.message))
    setTimeout(() => {}, 60_000)`
  const rivals = Array.from({ length: 4 }, () => otherProcess(t, ['--input-type=module', '-e', lines]))
  await Promise.all(rivals.map(rival => rival.until('\n')))
  assert.equal(rivals.filter(rival => rival.said().includes('got it')).length, 1)
})

test('a folder that was given back holds nothing of the lock', async t => {
  const folder = await openFolder(t)
  await (await lockDataFolder(folder))()
  assert.deepEqual(await readdir(folder), [])
})
