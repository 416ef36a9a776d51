import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import { formatVerifierKey, signatureTypes, verifierKey } from '@candour/ledger'
import { ConfigurationError, readConfig } from '#platform/config.ts'
import { testDataFolder } from './testing.ts'

const folder = await testDataFolder({ after })
const keyOf = (name: string, type: 0x01 | 0x04): string =>
  formatVerifierKey(verifierKey(name, type, new Uint8Array(32).fill(name.length)))
const inspectorate = `witness inspectorate ${keyOf('inspectorate.example', signatureTypes.cosignature)}`
const county = `witness county ${keyOf('county.example', signatureTypes.cosignature)}`
const configured = async (...lines: readonly string[]) => {
  const file = path.join(folder, 'witnesses')
  await writeFile(file, `${lines.join('\n')}\n`)
  return () => readConfig({ CANDOUR_WITNESSES: file }).witnesses
}

test('without a file nobody watches and nothing is waited for', () => {
  const { witnesses, quorum } = readConfig({}).witnesses
  assert.deepEqual([witnesses, quorum], [[], 'none'])
})

test('witnesses and their quorum are read at boot', async () => {
  const read = await configured('# who watches', `${inspectorate} https://watch.example`, county, 'quorum inspectorate')
  assert.deepEqual(
    read().witnesses.map(({ name, url }) => [name, url]),
    [
      ['inspectorate', 'https://watch.example'],
      ['county', undefined],
    ],
  )
})

for (const [what, lines, says] of [
  [
    'a key of the log itself',
    [`log ${keyOf('log.example', signatureTypes.ed25519)}`, 'quorum none'],
    /line 1: take the log lines out/,
  ],
  [
    'an address that is none',
    [`${inspectorate} watch.example`, 'quorum none'],
    /line 1: watch\.example is not a web address/,
  ],
  [
    'a quorum that only files could meet',
    [inspectorate, 'quorum inspectorate'],
    /line 2: the quorum inspectorate needs witnesses without a web address/,
  ],
  ['a quorum of a witness that is not there', ['quorum inspectorate'], /line 1: inspectorate is not defined/],
  ['no quorum', [`${inspectorate} https://watch.example`], /no quorum line/],
  ['a key with a letter changed', [`${inspectorate.slice(0, -2)}A= https://watch.example`, 'quorum none'], /line 1: /],
] as const) {
  test(`a file with ${what} stops the start, and names line and fix`, async () => {
    const read = await configured(...lines)
    assert.throws(read, (error: unknown) => error instanceof ConfigurationError && says.test(error.message))
  })
}

test('a file that is not there is named', () => {
  assert.throws(() => readConfig({ CANDOUR_WITNESSES: '/nowhere' }), /CANDOUR_WITNESSES: \/nowhere cannot be read/)
})
