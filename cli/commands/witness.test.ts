import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import {
  formatAddCheckpoint,
  formatCheckpoint,
  formatVerifierKey,
  MemoryTree,
  openNote,
  parsePolicy,
  sha256,
  signatureTypes,
  signNote,
  toHex,
  utf8,
  verifierKey,
} from '@candour/ledger'
import { ed25519 } from '@noble/curves/ed25519.js'
import { makeTestWitness, runWitness, serveTestWitness } from '../witness/testing.ts'

const origin = 'candour.example/test'
const keyFrom = (seed: Uint8Array) => ({
  key: verifierKey(origin, signatureTypes.ed25519, ed25519.getPublicKey(seed)),
  sign: (message: Uint8Array) => ed25519.sign(message, seed),
})
const log = keyFrom(sha256(utf8('log')))
const grown = (leaves: number, word = 'leaf'): MemoryTree => {
  const tree = new MemoryTree()
  for (let i = 0; i < leaves; i++) tree.append(utf8(`${word} ${i}`))
  return tree
}
const tree = grown(40)

const noteAt = (size: number, of = tree, signer = log): string =>
  signNote(formatCheckpoint({ origin, size, root: of.root(size) }), [signer])
const request = (from: number, size: number, note = noteAt(size)): string => {
  const proof = from === 0 || from > size ? [] : tree.consistencyProof(from, size)
  return formatAddCheckpoint({ oldSize: BigInt(from), proof, note })
}

const made = await makeTestWitness({ after }, 'inspectorate.example', formatVerifierKey(log.key))
const serving = await serveTestWitness({ after }, made)
const [witness] = parsePolicy(`${made.policyLine}\nquorum none\n`).witnesses
assert.ok(witness)

const ask = async (body: string) => {
  const answer = await fetch(`${serving.url}/add-checkpoint`, { method: 'POST', body })
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}
const held = async () => {
  const answer = await fetch(`${serving.url}/${toHex(sha256(utf8(origin)))}/checkpoint`)
  return { status: answer.status, text: await answer.text() }
}

test('a witness that has seen nothing yet has nothing to show', async () => {
  assert.equal((await held()).status, 404)
})

test('a witness cosigns the first checkpoint that it is shown, and shows it to anybody', async () => {
  const { status, text } = await ask(request(0, 7))
  assert.equal(status, 200)
  const opened = openNote(`${noteAt(7)}${text}`, [log.key, witness.key])
  assert.ok(opened.ok)
  assert.ok(Math.abs(Number(opened.verified[1]?.seconds) - Date.now() / 1000) < 60)
  assert.deepEqual(await held(), { status: 200, text: `${noteAt(7)}${text}` })
})

for (const [what, body, status] of [
  ['of a log that it does not know', request(7, 9, noteAt(9).replaceAll(origin, 'candour.example/other')), 404],
  ['that a strange key signed', request(7, 9, noteAt(9, tree, keyFrom(sha256(utf8('thief'))))), 403],
  ['smaller than the size it is said to have grown from', request(8, 7), 400],
  ['that grew from another history', request(7, 9, noteAt(9, grown(9, 'other'))), 422],
  ['of the same size with another root', request(7, 7, noteAt(7, grown(7, 'other'))), 422],
  ['without a first line', request(7, 9).replace('old 7\n', ''), 400],
] as const) {
  test(`a checkpoint ${what} is answered with ${status}`, async () => {
    assert.equal((await ask(body)).status, status)
    assert.match((await held()).text, /^candour\.example\/test\n7\n/)
  })
}

test('a log that does not know where the witness stands is told the size', async () => {
  assert.deepEqual(await ask(request(5, 9)), { status: 409, type: 'text/x.tlog.size', text: '7\n' })
})

test('a request that never ends is not read to its end', async () => {
  assert.equal((await ask(`old 7\n${'x'.repeat(100_000)}`)).status, 413)
})

test('of many requests at once, none takes the witness back', async () => {
  const sizes = [20, 11, 15, 20, 9, 18, 13]
  const answers = await Promise.all(sizes.map(size => ask(request(7, size))))
  const taken = sizes.filter((_, i) => answers[i]?.status === 200)
  const [size = 0] = (await held()).text.split('\n').slice(1).map(Number)
  assert.equal(size, Math.max(...taken))
  assert.ok(answers.every(({ status }) => status === 200 || status === 409))
  assert.equal(new Set(taken).size, 1, 'all asked to grow from 7, so one size won')
})

test('what a witness has answered it remembers, also when it is killed right after', async t => {
  const [, from] = (await held()).text.split('\n')
  const size = '25'
  assert.equal((await ask(request(Number(from), Number(size)))).status, 200)
  await serving.kill()
  const again = await serveTestWitness(t, made)
  const answer = await fetch(`${again.url}/add-checkpoint`, { method: 'POST', body: request(0, 30) })
  assert.deepEqual([answer.status, await answer.text()], [409, `${size}\n`])
})

test('a checkpoint is cosigned by file, and the cosigned note is printed', async () => {
  const [, size] =
    (await runWitness('sign', '--folder', made.folder, await fileWith(request(0, 33)))).stderr.match(
      /seen (\d+) leaves/,
    ) ?? []
  const { code, stdout } = await runWitness('sign', '--folder', made.folder, await fileWith(request(Number(size), 33)))
  assert.equal(code, 0)
  const opened = openNote(stdout, [log.key, witness.key])
  assert.ok(opened.ok)
  assert.deepEqual(
    opened.verified.map(({ key }) => key),
    [log.key, witness.key],
  )
})

test('a file that shows another history is not cosigned, and the answer is no', async () => {
  const { code, stdout, stderr } = await runWitness(
    'sign',
    '--folder',
    made.folder,
    await fileWith(request(33, 35, noteAt(35, grown(35, 'other')))),
  )
  assert.deepEqual([code, stdout], [1, ''])
  assert.match(stderr, /^Not cosigned: the proof leads to another/)
})

test('a bare checkpoint is bad input, with where to get the right file', async () => {
  const { code, stderr } = await runWitness('sign', '--folder', made.folder, await fileWith(noteAt(35)))
  assert.equal(code, 2)
  assert.match(stderr, /ledger\/consistency\?from=SIZE/)
})

test('a log that changes its key is followed once its new key is trusted', async () => {
  const next = keyFrom(sha256(utf8('next')))
  const body = request(33, 36, noteAt(36, tree, next))
  assert.equal((await runWitness('sign', '--folder', made.folder, await fileWith(body))).code, 1)
  await runWitness('trust', '--folder', made.folder, '--log', formatVerifierKey(next.key))
  assert.equal((await runWitness('sign', '--folder', made.folder, await fileWith(body))).code, 0)
})

test('a folder that has a witness keeps its key', async () => {
  const again = await runWitness(
    'init',
    '--folder',
    made.folder,
    '--name',
    'other.example',
    '--log',
    formatVerifierKey(log.key),
  )
  assert.equal(again.code, 2)
  assert.match(again.stderr, /holds the key of a witness already/)
})

for (const [what, args, says] of [
  ['no act', [], /say what to do/],
  [
    'a folder without a witness',
    ['trust', '--folder', '/nowhere', '--log', formatVerifierKey(log.key)],
    /holds no witness/,
  ],
  ['a key that is none', ['init', '--folder', '/nowhere', '--name', 'a', '--log', 'b'], /--log: verifier key/],
  ['a port that is none', ['serve', '--folder', made.folder, '--port', 'http'], /--port is http/],
  ['an option that nobody knows', ['serve', '--prot', '1'], /--prot/],
] as const) {
  test(`${what} is bad input`, async () => {
    const { code, stderr } = await runWitness(...args)
    assert.equal(code, 2)
    assert.match(stderr, says)
  })
}

const fileWith = async (body: string): Promise<string> => {
  const file = path.join(made.folder, 'given')
  await writeFile(file, body)
  return file
}
