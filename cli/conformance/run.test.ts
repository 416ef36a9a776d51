import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { Readable, Writable } from 'node:stream'
import test from 'node:test'
import type { Io } from '../command.ts'
import { command } from '../commands/conformance.ts'
import type { RunCase } from './outcome.ts'
import { readVectors, runVectors } from './run.ts'

/** What a person would see, with `typed` on stdin. */
const terminal = (typed = '') => {
  const written = { stdout: '', stderr: '' }
  const into = (stream: 'stdout' | 'stderr') =>
    new Writable({
      write: (chunk, _encoding, done) => {
        written[stream] += chunk
        done()
      },
    })
  const io: Io = { stdin: Readable.from([typed]), stdout: into('stdout'), stderr: into('stderr') }
  return { io, written }
}

const vectors = (...cases: object[]): string => JSON.stringify({ header: {}, cases })

const net = (id: string, totalPoints: number) => ({
  id,
  kind: 'adjustment_net',
  profile: 'wmt',
  input: { casePoints: 200, cmsPoints: 15 },
  expected: { totalPoints },
})

test('the last line counts what passed, what failed and what no rule answers', async () => {
  const { io, written } = terminal(vectors(net('a', 215), net('b', 216), { ...net('c', 215), kind: 'weather' }))
  assert.equal(await command.run(['workload', '-'], io), 1)
  assert.equal(
    written.stdout,
    'b: expected {"totalPoints":216} got {"totalPoints":215}\n1 passed, 1 failed, 1 not supported\n',
  )
  assert.match(written.stderr, /not supported: kind weather: no rule has this name \(c\)/)
})

test('a file in which nothing fails is a yes, even when some of it is not supported', async () => {
  const { io } = terminal(vectors(net('a', 215), { ...net('c', 215), kind: 'weather' }))
  assert.equal(await command.run(['workload', '-'], io), 0)
})

test('cases may stand under "vectors"', () => {
  const { cases } = readVectors({ vectors: [{ id: 'x' }] }, 'file')
  assert.deepEqual(cases, [{ id: 'x', vector: { id: 'x' } }])
})

test('an expectation with line breaks still takes one line of the report', () => {
  const { io, written } = terminal()
  const runCase: RunCase = () => ({ verdict: 'failed', expected: 'one\n  two', got: 'three' })
  runVectors({ header: {}, cases: [{ id: 'x', vector: {} }] }, runCase, io)
  assert.equal(written.stdout, 'x: expected one two got three\n0 passed, 1 failed, 0 not supported\n')
})

const badFiles: readonly (readonly [string, string, RegExp])[] = [
  ['is not JSON', '{"cases": [', /^stdin is not JSON/],
  ['is a list', '[]', /^stdin: an object with "header" and "cases" was expected/],
  ['has no cases', '{"cases": []}', /^stdin has no cases/],
  ['has a case that is no object', '{"cases": [7]}', /^stdin: case 1 is not an object/],
  ['has a case without an id', '{"cases": [{"id": "a"}, {}]}', /^stdin: case 2 has no id/],
  ['says one id twice', '{"cases": [{"id": "a"}, {"id": "a"}]}', /^stdin: cases 1 and 2 have the same id a/],
]

for (const [what, content, message] of badFiles) {
  test(`a file that ${what} is refused with its place`, async () => {
    await assert.rejects(command.run(['workload', '-'], terminal(content).io), { name: 'BadInput', message })
  })
}

test('a domain that does not exist is refused with those that do', async () => {
  const run = command.run(['weather', '-'], terminal().io)
  await assert.rejects(run, { message: '"weather" is not a domain: name one of tiering, workload, inspection, ledger' })
})

test('a case of tiering that cannot be read is not supported, and fails nothing', async () => {
  const { io, written } = terminal(vectors({ id: 'v3-001', kind: 'v3' }))
  assert.equal(await command.run(['tiering', '-'], io), 0)
  assert.equal(written.stdout, '0 passed, 0 failed, 1 not supported\n')
})

test('the rows that the command reads are those of the file named', async () => {
  const file = new URL('../../package.json', import.meta.url).pathname
  assert.match(await readFile(file, 'utf8'), /candour/)
  await assert.rejects(command.run(['workload', file], terminal().io), {
    message: `${file} has no cases in "cases" or "vectors"`,
  })
})
