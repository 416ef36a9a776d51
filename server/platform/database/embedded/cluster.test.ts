import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type TestContext, test } from 'node:test'
import pg from 'pg'
import { candourHolding, openFolder } from '../testing-process.ts'
import { type Cluster, startCluster } from './cluster.ts'

const isThere = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )

const started = async (t: TestContext, folder: string): Promise<Cluster> => {
  const cluster = await startCluster(folder, ['fsync=off'])
  t.after(() => cluster.stop())
  return cluster
}

const answer = async (cluster: Cluster): Promise<unknown> => {
  const client = new pg.Client({ connectionString: `${cluster.address}postgres` })
  await client.connect()
  try {
    return (await client.query('select 1 as one')).rows
  } finally {
    await client.end()
  }
}

test('a first start that was cut off half-way is made anew', async t => {
  const folder = await openFolder(t)
  await mkdir(path.join(folder, 'database.unfinished/base'), { recursive: true })
  await writeFile(path.join(folder, 'database.unfinished/PG_VERSION'), '18\n')
  assert.deepEqual(await answer(await started(t, folder)), [{ one: 1 }])
  assert.equal(await isThere(path.join(folder, 'database.unfinished')), false)
})

test('a database whose Candour was killed is stopped and taken over by the next start', async t => {
  const folder = await openFolder(t)
  const serverOf = async () =>
    (await readFile(path.join(folder, 'database/postmaster.pid'), 'utf8')).split('\n')[0] ?? ''
  const killed = await candourHolding(t, folder)
  killed.child.kill('SIGKILL')
  await killed.ended
  const left = await serverOf()
  assert.ok(process.kill(Number(left), 0), 'the server outlives the process that started it')
  assert.deepEqual(await answer(await started(t, folder)), [{ one: 1 }])
  assert.notEqual(await serverOf(), left)
})

test('a stopped database leaves no server and no claim on its folder', async t => {
  const folder = await openFolder(t)
  const cluster = await startCluster(folder, ['fsync=off'])
  assert.equal(await isThere(path.join(folder, 'database/postmaster.pid')), true)
  await cluster.stop()
  assert.equal(await isThere(path.join(folder, 'database/postmaster.pid')), false)
})

test('a missing password is named, and no other put in its place', async t => {
  const folder = await openFolder(t)
  await (await startCluster(folder, ['fsync=off'])).stop()
  const file = path.join(folder, 'database-password')
  await rm(file)
  await assert.rejects(startCluster(folder), { message: new RegExp(`^${file} is missing, .*npm run reset`) })
  assert.equal(await isThere(file), false)
})

test("a data folder in root's home, which the database's account cannot enter, works all the same", async t => {
  if (process.getuid?.() !== 0) {
    t.skip('only root has a home that the database may not enter')
    return
  }
  const home = await openFolder(t)
  await chmod(home, 0o700)
  const folder = path.join(home, 'checkout/.candour')
  const cluster = await started(t, folder)
  t.after(() => rm(path.dirname(cluster.folder), { recursive: true, force: true }))
  assert.match(cluster.folder, /^\/var\/lib\/candour\/[0-9a-f]{12}\/database$/)
  assert.deepEqual(await answer(cluster), [{ one: 1 }])
})

test('a full disk is called a full disk', async t => {
  const folder = await openFolder(t)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=755', 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    t.skip('a small disk to fill can only be made by root')
    return
  }
  try {
    await assert.rejects(startCluster(folder), /The disk is full\. Free some space and start again: nothing is lost\./)
  } finally {
    execFileSync('umount', [folder])
  }
})
