import { fromBase64, toBase64 } from '../bytes/base64.ts'
import type { Count } from '../count.ts'
import { exactCount, parseCount } from '../count.ts'
import { LedgerError } from '../ledger-error.ts'
import { hashSize } from '../tree/hashes.ts'
import { verifyInclusion } from '../tree/verify.ts'
import type { Refusal } from '../verdict.ts'
import { verdictOf } from '../verdict.ts'
import type { Policy } from './policy.ts'
import type { TrustedCheckpoint } from './trusted-checkpoint.ts'
import { openTrusted } from './trusted-checkpoint.ts'

const header = 'c2sp.org/tlog-proof@v1'

/** A proof to hand out: that an entry is in a log, to be checked with nothing but a policy. */
export type TlogProof = {
  readonly index: bigint
  readonly proof: readonly Uint8Array[]
  /** The checkpoint as a signed note, byte for byte. */
  readonly checkpoint: string
  /** Data that the application adds. Nothing vouches for it. */
  readonly extra?: Uint8Array
}

/**
 * The proof in a .tlog-proof file. The checkpoint in it is not looked into.
 *
 * @throws LedgerError naming the line that is malformed
 * @source C2SP tlog-proof
 */
export const parseTlogProof = (text: string): TlogProof => {
  const blank = text.indexOf('\n\n')
  if (blank < 0) throw new LedgerError('proof: no blank line before the checkpoint')
  const checkpoint = text.slice(blank + 2)
  if (!checkpoint.endsWith('\n')) throw new LedgerError('proof: the checkpoint is missing or does not end in a newline')
  const [first, ...lines] = text.slice(0, blank).split('\n')
  if (first !== header) throw new LedgerError(`proof: the first line is not ${header}`)
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice('extra '.length) ?? '') : undefined
  const index = lines.shift()
  if (!index?.startsWith('index ')) throw new LedgerError('proof: no index line')
  return {
    index: parseCount(index.slice('index '.length), 'proof index'),
    proof: lines.map(parseHash),
    checkpoint,
    ...(extra === undefined ? {} : { extra }),
  }
}

const parseHash = (line: string, i: number): Uint8Array => {
  const hash = fromBase64(line)
  if (hash.length !== hashSize) throw new LedgerError(`proof hash ${i}: ${hash.length} bytes, not ${hashSize}`)
  return hash
}

/** The proof as a .tlog-proof file. */
export const formatTlogProof = (proof: {
  readonly index: Count
  readonly proof: readonly Uint8Array[]
  readonly checkpoint: string
  readonly extra?: Uint8Array
}): string => {
  const extra = proof.extra === undefined ? [] : [`extra ${toBase64(proof.extra)}`]
  const lines = [header, ...extra, `index ${exactCount(proof.index, 'proof index')}`, ...proof.proof.map(toBase64)]
  return `${lines.join('\n')}\n\n${proof.checkpoint}`
}

/** Whether the proof shows an entry with this leaf hash in a tree whose checkpoint the policy trusts. */
export const verifyTlogProof = (text: string, leafHash: Uint8Array, policy: Policy): TrustedCheckpoint | Refusal =>
  verdictOf<TrustedCheckpoint>(() => {
    const { index, proof, checkpoint } = parseTlogProof(text)
    const trusted = openTrusted(checkpoint, policy)
    if (!trusted.ok) return trusted
    const { size, root } = trusted.checkpoint
    const included = verifyInclusion({ index, size, leafHash, root }, proof)
    return included.ok ? trusted : included
  })
