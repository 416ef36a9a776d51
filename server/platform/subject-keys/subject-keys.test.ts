import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import test, { before, beforeEach } from 'node:test'
import { Erased, keyFileIn, openFor, sealFor, subjectKeys, useSubjectKeys } from './subject-keys.ts'

const NOON = new Date('2026-11-20T12:00:00Z')
let folder = ''
let person = ''

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'candour-keys-'))
  useSubjectKeys(folder)
  process.once('beforeExit', () => rm(folder, { recursive: true, force: true }))
})
beforeEach(() => {
  person = randomUUID()
  subjectKeys().create([person])
})

test('what is sealed for a person opens again, also after the keys were closed and opened', () => {
  const sealed = sealFor(person, 'entry 1', Buffer.from('seen at home'))
  useSubjectKeys(folder)
  assert.equal(openFor(person, 'entry 1', sealed).toString(), 'seen at home')
})

test('what was sealed for one entry does not open as another, nor for another person', () => {
  const other = randomUUID()
  subjectKeys().create([other])
  const sealed = sealFor(person, 'entry 1', Buffer.from('seen at home'))
  assert.throws(() => openFor(person, 'entry 2', sealed), /authenticate/)
  assert.throws(() => openFor(other, 'entry 1', sealed), /authenticate/)
})

test('a person keeps their key when it is asked for again', () => {
  const sealed = sealFor(person, 'e', Buffer.from('x'))
  subjectKeys().create([person])
  assert.equal(openFor(person, 'e', sealed).toString(), 'x')
})

test('a destroyed key is gone from the file, opens nothing, and is never made again', async () => {
  const key = subjectKeys().keyOf(person)
  assert.ok(key instanceof Uint8Array)
  const isIn = async (file: string) => (await readFile(file)).includes(Buffer.from(key))
  const sealed = sealFor(person, 'e', Buffer.from('x'))
  assert.ok(await isIn(keyFileIn(folder)))
  subjectKeys().destroy(person, NOON)
  assert.ok(!(await isIn(keyFileIn(folder))))
  assert.ok(!(await isIn(`${keyFileIn(folder)}-journal`)))
  subjectKeys().create([person])
  assert.throws(() => openFor(person, 'e', sealed), Erased)
  assert.throws(() => sealFor(person, 'e', Buffer.from('y')), Erased)
  assert.ok(
    subjectKeys()
      .destroyed()
      .some(one => one.subject === person && one.at === NOON.toISOString()),
  )
})

test('a key that was just used opens nothing more once it is destroyed', () => {
  const sealed = sealFor(person, 'e', Buffer.from('x'))
  subjectKeys().destroy(person, NOON)
  assert.throws(() => openFor(person, 'e', sealed), Erased)
})

test('a person whose key is in another folder is not given a second key by writing', () => {
  assert.throws(() => sealFor(randomUUID(), 'e', Buffer.from('x')), /Put back keys\/people\.sqlite/)
})

test('nobody but the service may read the file', async () => {
  assert.equal((await stat(keyFileIn(folder))).mode & 0o777, 0o600)
})
