import { join } from '../bytes/join.ts'
import { sha256, sha256After } from '../hash/sha256.ts'

/** Bytes in a hash. */
export const hashSize = 32

/** Different first bytes, so that no leaf can be passed off as a node. */
export const leafPrefix = 0
const nodePrefix = 1

/** The root of a tree without leaves: the hash of nothing. Not the hash of an empty leaf. */
export const emptyRoot: Uint8Array = sha256(new Uint8Array())

/**
 * The hash of a leaf with these bytes.
 *
 * @source RFC 6962, section 2.1
 */
export const leafHash = (data: Uint8Array): Uint8Array => sha256After(leafPrefix, data)

/**
 * The hash of a node over two hashes.
 *
 * @source RFC 6962, section 2.1
 */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256After(nodePrefix, join(left, right))
