import type { Signer, WitnessDecision } from '@candour/ledger'
import {
  decideAddCheckpoint,
  emptyRoot,
  formatAddCheckpoint,
  formatCheckpoint,
  parseSignerKey,
  signNote,
  verifierKey,
} from '@candour/ledger'
import { ed25519 } from '@noble/curves/ed25519.js'
import { BadInput } from '../../command.ts'
import { testLog } from './trees.ts'

/** The published key of Tessera's test log: it protects nothing. */
const { seed, verifier } = parseSignerKey(
  'PRIVATE+KEY+example.com/log/testdata+33d7b496+AeymY/SZAX0jZcJ8enZ5FY1Dz+wTML2yWSkK+9DSF3eg',
)
const log: Signer = { key: verifier, sign: message => ed25519.sign(message, seed) }
const otherSeed = new Uint8Array(32).fill(1)
const stranger: Signer = {
  key: verifierKey(verifier.name, 0x01, ed25519.getPublicKey(otherSeed)),
  sign: message => ed25519.sign(message, otherSeed),
}
const forger: Signer = { key: verifier, sign: stranger.sign }

/** A request to a witness that stands at `stands`, with everything right that the condition does not make wrong. */
type Request = {
  readonly stands: number
  readonly old?: number
  readonly size?: number
  readonly root?: Uint8Array
  readonly origin?: string
  readonly signer?: Signer
  readonly proof?: readonly Uint8Array[]
}

const wrongRoot = testLog.root(3)
const proofLines = (lines: number) => Array.from({ length: lines }, () => wrongRoot)

const above = 'above|over|greater|larger|higher|bigger|exceeds|>'
const unequal = `differ|not match|mismatch|not equal|!=|other than|stale|below|lower|less|smaller|${above}`

/** The conditions that the rule knows, as the specification's sentences name them. The first that matches is played. */
const conditions: readonly (readonly [RegExp, Request])[] = [
  [/old size (is )?(0|zero)\b.*proof|proof.*old size (is )?(0|zero)\b/i, { stands: 0, old: 0, proof: proofLines(1) }],
  [/(more than 63|64) .*proof/i, { stands: 7, proof: proofLines(64) }],
  [
    new RegExp(`old size.*(${unequal}).*(stored|latest|last|witness)|stored size.*(${unequal}).*old size|stale`, 'i'),
    { stands: 7, old: 3 },
  ],
  [new RegExp(`old size (is )?(${above}).*size`, 'i'), { stands: 9, old: 9, size: 7, proof: [] }],
  [/unknown origin|origin (is )?(unknown|not (known|configured))/i, { stands: 7, origin: 'example.com/another' }],
  [
    /no .*(trusted|known).*(signature|key)|no (trusted )?signature|(untrusted|unknown) key|none of the signatures/i,
    { stands: 7, signer: stranger },
  ],
  [
    /(trusted|known) key.*fail|(bad|invalid|wrong) signature|signature.*(fail|not verify)/i,
    { stands: 7, signer: forger },
  ],
  [/((same|equal) sizes?|size (is )?equal).*root/i, { stands: 15, size: 15, root: wrongRoot, proof: [] }],
  [/size (0|zero)\b.*root|empty tree.*root/i, { stands: 0, size: 0, root: wrongRoot, proof: [] }],
  [/(bad|invalid|wrong) (consistency )?proof|proof.*(fail|not verify)/i, { stands: 7, proof: proofLines(5) }],
]

/**
 * Plays the request that a condition describes.
 *
 * @throws BadInput for a condition that the rule does not know
 */
export const playCondition = (condition: string): WitnessDecision => {
  const request = conditions.find(([words]) => words.test(condition))?.[1]
  if (!request) throw new BadInput(`condition ${JSON.stringify(condition)}: no rule has it`)
  const { stands, old = stands, size = 15, origin = verifier.name, signer = log } = request
  const text = formatCheckpoint({ origin, size, root: request.root ?? testLog.root(size) })
  const proof = request.proof ?? testLog.consistencyProof(old, size)
  const body = formatAddCheckpoint({ oldSize: BigInt(old), proof, note: signNote(text, [signer]) })
  const root = stands === 0 ? emptyRoot : testLog.root(stands)
  const known = { keys: [verifier], head: { size: BigInt(stands), root } }
  return decideAddCheckpoint(body, asked => (asked === verifier.name ? known : undefined))
}
