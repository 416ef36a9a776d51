import { fingerprintOf } from './bundle/policy.ts'
import type { Claim } from './claims/claim.ts'
import { type VerifiedPart, verifyPart } from './disclosure/verify-part.ts'
import { verifyBundle } from './verify-bundle.ts'
import { readZip } from './zip/read-zip.ts'

/** What a file comes to: a bundle's claims, or a disclosed part's with the fields that it shows. */
export type Verified = {
  readonly claims: readonly Claim[]
  /** SHA-256 of the policy that the file brings with it, in hexadecimal; undefined when it brings none. */
  readonly fingerprint: string | undefined
  readonly part: Pick<VerifiedPart, 'entry' | 'shown' | 'withheld'> | undefined
}

const OPENING_BRACE = 0x7b
const SPACES = [0x20, 0x09, 0x0a, 0x0d]

const isJson = (bytes: Uint8Array): boolean => bytes.find(byte => !SPACES.includes(byte)) === OPENING_BRACE

/**
 * Proves whatever a person was handed: the bundle of a published inspection (a zip) or a disclosed part of an entry (JSON).
 *
 * @param policy the bytes of the policy to trust; without it the file is held to its own
 * @throws UnreadableZip when it is neither
 */
export const verifyFile = (bytes: Uint8Array, policy?: Uint8Array): Verified => {
  if (isJson(bytes)) {
    const { claims, fingerprint, ...part } = verifyPart(bytes, policy)
    return { claims, fingerprint, part }
  }
  const files = readZip(bytes)
  const own = files.get('policy')
  return {
    claims: verifyBundle(files, policy === undefined ? {} : { policy }),
    fingerprint: own && fingerprintOf(own),
    part: undefined,
  }
}
