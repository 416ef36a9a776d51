import {
  digestOfDisclosure,
  leafHash,
  openTrusted,
  type Policy,
  readDisclosure,
  toHex,
  verifyInclusion,
} from '@candour/ledger'
import { fingerprintOf, readPolicy } from '../bundle/policy.ts'
import { attempt } from '../claims/attempt.ts'
import { type Claim, claim } from '../claims/claim.ts'
import { type Part, readPart } from './part.ts'

/** A field that somebody shows and that belongs to the entry. */
export type ShownField = { readonly name: string; readonly value: unknown }

/** What a disclosed part proves: the entry it is of, the fields that are shown, and how many are not. */
export type VerifiedPart = {
  readonly claims: readonly Claim[]
  readonly fingerprint: string | undefined
  readonly entry: { readonly type: string; readonly recorded: string; readonly seq: number } | undefined
  readonly shown: readonly ShownField[]
  readonly withheld: number
}

const ofPart = (part: Part, policy: Uint8Array | undefined): VerifiedPart => {
  const { type, recorded, seq, fields } = part.envelope
  const { claims, shown } = fieldClaims(part)
  return {
    claims: [...logClaims(part, policy), ...claims],
    fingerprint: fingerprintOf(part.policyBytes),
    entry: { type, recorded, seq },
    shown,
    withheld: fields.length - shown.length,
  }
}

/**
 * Proves a disclosed part of an entry from its file alone. Never throws for what it was given: what cannot be read is a claim
 * that does not hold, with the place named. A field that does not belong to the entry is not among those shown.
 *
 * @param policy the bytes of the policy to trust; without it the part is held to its own
 */
export const verifyPart = (bytes: Uint8Array, policy?: Uint8Array): VerifiedPart => {
  const says = 'The part holds one entry, its proof and its policy, and nothing else'
  const read = attempt(() => ofPart(readPart(bytes), policy))
  if ('value' in read) {
    const whole = claim(says, true, `${read.value.shown.length + read.value.withheld} fields in the entry`)
    return { ...read.value, claims: [whole, ...read.value.claims] }
  }
  return { claims: [claim(says, false, read.why)], fingerprint: undefined, entry: undefined, shown: [], withheld: 0 }
}

const trustClaim = (says: string, { note, checkpoint }: Part, policy: () => Policy): Claim => {
  const opened = attempt(() => openTrusted(note, policy()))
  if ('why' in opened) return claim(says, false, opened.why)
  const { origin, size, root } = checkpoint
  return claim(
    says,
    opened.value.ok,
    opened.value.ok ? `${origin}, size ${size}, root ${toHex(root)}` : opened.value.why,
  )
}

const logClaims = (part: Part, pinned: Uint8Array | undefined): readonly Claim[] => [
  ...(pinned ? [trustClaim('The checkpoint is signed as your policy asks', part, () => readPolicy(pinned))] : []),
  trustClaim("The checkpoint is signed as the part's own policy asks", part, () => part.policy),
  inclusionClaim(part),
]

const inclusionClaim = ({ index, path, envelopeBytes, checkpoint: { size, root } }: Part): Claim => {
  const verdict = verifyInclusion({ index, size, leafHash: leafHash(envelopeBytes), root }, path)
  const compared = `leaf ${index} of ${size}, ${path.length} hashes to the root ${toHex(root)}`
  return claim('The entry is in the log', verdict.ok, verdict.ok ? compared : verdict.why)
}

const fieldClaims = ({ envelope, disclosures }: Part): { claims: readonly Claim[]; shown: readonly ShownField[] } => {
  const left = new Set(envelope.fields)
  const claims: Claim[] = []
  const shown: ShownField[] = []
  for (const [at, text] of disclosures.entries()) {
    const read = attempt(() => readDisclosure(text))
    if ('why' in read) {
      claims.push(claim(`Field ${at + 1} can be read`, false, read.why))
      continue
    }
    const { name, value } = read.value
    const digest = digestOfDisclosure(text)
    const belongs = left.delete(digest)
    const compared = belongs
      ? `its digest ${digest} stands in the entry`
      : `no field of the entry that is left has its digest ${digest}`
    claims.push(claim(`"${name}" is a field of this entry, with this value`, belongs, compared))
    if (belongs) shown.push({ name, value })
  }
  return { claims, shown }
}
