import { fromUtf8, parsePolicy, sha256, toHex } from '@candour/ledger'

/** What the inspectorate publishes, so that people can see that they hold the same policy: its SHA-256. */
export const fingerprintOf = (policy: Uint8Array): string => toHex(sha256(policy))

/**
 * The policy in a file.
 *
 * @throws LedgerError naming the line that is wrong
 */
export const readPolicy = (bytes: Uint8Array) => parsePolicy(fromUtf8(bytes))
