import { join, sha256, toHex, utf8 } from '@candour/ledger'

/** What each side put in, in the order in which it is joined. */
export type Contributions = { readonly inspectorate: Uint8Array; readonly service: Uint8Array }

/** The commitment to a contribution: its SHA-256 in hexadecimal. It shows nothing of 32 random bytes. */
export const commitmentTo = (contribution: Uint8Array): string => toHex(sha256(contribution))

/**
 * The seed of a draw: SHA-256("candour-seed-v1\n" || inspectorate || service), 64 hexadecimal digits. Neither side can
 * choose it: each was bound by its commitment before it saw the other's contribution.
 *
 * @source docs/decisions/0005-seed-from-two-commitments.md
 */
export const seedOf = ({ inspectorate, service }: Contributions): string =>
  toHex(sha256(join(utf8('candour-seed-v1\n'), inspectorate, service)))
