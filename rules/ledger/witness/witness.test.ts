import assert from 'node:assert/strict'
import test from 'node:test'
import { ed25519 } from '@noble/curves/ed25519.js'
import { LedgerError } from '../ledger-error.ts'
import { formatCheckpoint } from '../note/checkpoint.ts'
import { cosign } from '../note/cosignature.ts'
import { formatVerifierKey, signatureTypes, verifierKey } from '../note/key.ts'
import { signNote } from '../note/open.ts'
import type { Signer } from '../note/signed-note.ts'
import { formatSignatureLine } from '../note/signed-note.ts'
import { MemoryTree } from '../tree/memory-tree.ts'
import type { WitnessedHead } from './add-checkpoint.ts'
import { decideAddCheckpoint, formatAddCheckpoint, unseenHead } from './add-checkpoint.ts'
import { formatPolicy, parsePolicy } from './policy.ts'
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.ts'
import { openTrusted } from './trusted-checkpoint.ts'

const signer = (name: string, type: 0x01 | 0x04): Signer => {
  const seed = new Uint8Array(32).fill(name.length)
  return { key: verifierKey(name, type, ed25519.getPublicKey(seed)), sign: message => ed25519.sign(message, seed) }
}
const log = signer('candour.example/log', signatureTypes.ed25519)
const inspectorate = signer('inspectorate', signatureTypes.cosignature)
const county = signer('county', signatureTypes.cosignature)
const sister = signer('sister-service', signatureTypes.cosignature)

const tree = new MemoryTree()
for (let i = 0; i < 20; i++) tree.append(Uint8Array.of(i))
const textAt = (size: number): string => formatCheckpoint({ origin: log.key.name, size, root: tree.root(size) })
const cosignedAt = (size: number, ...witnesses: readonly Signer[]): string => {
  const text = textAt(size)
  const lines = witnesses.map(witness => formatSignatureLine(cosign(text, 1_795_000_000, witness)))
  return `${signNote(text, [log])}${lines.join('')}`
}

const policyText = `# the inspectorate and any one of the rest
log ${formatVerifierKey(log.key)}
witness inspectorate ${formatVerifierKey(inspectorate.key)} https://witness.example/
witness county ${formatVerifierKey(county.key)}
witness sister ${formatVerifierKey(sister.key)}
group rest any county sister
group both all inspectorate rest
quorum both
`
const policy = parsePolicy(policyText)

test('a checkpoint is trusted once the inspectorate and one other have cosigned it', () => {
  const trusted = openTrusted(cosignedAt(15, inspectorate, sister), policy)
  assert.ok(trusted.ok)
  assert.deepEqual([...trusted.cosigned.keys()], ['inspectorate', 'sister'])
})

test('a checkpoint without the inspectorate is not trusted, whoever else cosigned it', () => {
  assert.deepEqual(openTrusted(cosignedAt(15, county, sister), policy), {
    ok: false,
    why: 'the quorum both is not met: county, sister cosigned',
  })
})

test('a proof that is handed out shows its entry and no other', () => {
  const checkpoint = cosignedAt(15, inspectorate, county)
  const file = formatTlogProof({ index: 6, proof: tree.inclusionProof(6, 15), checkpoint })
  assert.equal(formatTlogProof(parseTlogProof(file)), file)
  assert.equal(verifyTlogProof(file, tree.node({ level: 0, index: 6 }), policy).ok, true)
  assert.deepEqual(verifyTlogProof(file, tree.node({ level: 0, index: 7 }), policy), {
    ok: false,
    why: 'the proof leads to another root',
  })
})

const lines = policyText.split('\n')
for (const [what, line, replacement] of [
  ['a witness under two names', 3, lines[4]],
  ['a member that no line defines', 5, 'group rest any county parish'],
  ['a member that counts twice', 6, 'group both all inspectorate county rest'],
  ['a threshold above the members', 5, 'group rest 3 county sister'],
  ['a threshold of nobody', 5, 'group rest 0 county sister'],
  ['a second quorum', 6, 'quorum rest'],
  ['an unknown word', 6, 'majority both'],
  ['a witness key for a log', 1, `log ${formatVerifierKey(county.key)}`],
  ['a carriage return', 0, '# comment\r'],
] as const) {
  test(`a policy with ${what} is refused`, () => {
    assert.throws(() => parsePolicy(lines.with(line, replacement ?? '').join('\n')), LedgerError)
  })
}

test('a policy that is refused names its line', () => {
  assert.throws(() => parsePolicy('quorum none\nquorum none\n'), new LedgerError('policy line 2: a second quorum line'))
})

test('a policy is read back as it was written', () => {
  assert.deepEqual(parsePolicy(formatPolicy(policy)), policy)
  assert.equal(formatPolicy(parsePolicy('quorum none\n')), 'quorum none\n')
})

const ask = (head: WitnessedHead, oldSize: number, size: number, note = signNote(textAt(size), [log])) =>
  decideAddCheckpoint(
    formatAddCheckpoint({
      oldSize: BigInt(oldSize),
      proof: oldSize === 0 ? [] : tree.consistencyProof(oldSize, size),
      note,
    }),
    origin => (origin === log.key.name ? { keys: [log.key], head } : undefined),
  )

test('a witness follows a log as it grows, each answer being its next state', () => {
  let head = unseenHead
  for (const size of [1, 2, 7, 7, 16, 20]) {
    const decision = ask(head, Number(head.size), size)
    assert.equal(decision.status, 200)
    if (decision.status === 200) head = decision.head
  }
  assert.deepEqual(head, { size: 20n, root: tree.root(20) })
})

test('a witness does not go back to a smaller tree', () => {
  assert.equal(ask({ size: 9n, root: tree.root(9) }, 7, 8).status, 409)
})

test('a witness that is shown two roots for one size cosigns neither again', () => {
  assert.equal(ask({ size: 9n, root: tree.root(8) }, 9, 9).status, 422)
})

test('a log that rewrote what the witness saw is refused', () => {
  assert.equal(ask({ size: 9n, root: tree.root(8) }, 9, 15).status, 422)
})
