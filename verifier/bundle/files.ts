/** The files of a bundle by name, each with its bytes. */
export type Files = ReadonlyMap<string, Uint8Array>

/** The acts of an inspection whose entries a bundle discloses, in the order in which they happen. */
export const acts = ['open', 'freeze', 'draw', 'publish'] as const
export type Act = (typeof acts)[number]

/** The file with the proof that the log holds the entry of an act. */
export const proofName = (act: Act): string => `proofs/${act}.tlog-proof`

/** The publishing entry's payload and salt stand apart: they hold the digest of `inspection.json`. */
export const publishingName = 'proofs/publishing-entry.json'

export const fileNames = [
  'inspection.json',
  'checkpoint.announced',
  'checkpoint.published',
  'policy',
  'change-range.json',
  ...acts.map(proofName),
  publishingName,
  'README.txt',
] as const

/** Files that exist before the publishing entry is written, so their SHA-256 digests stand in it. */
export const digestedNames = [
  'inspection.json',
  'checkpoint.announced',
  'policy',
  proofName('open'),
  proofName('freeze'),
] as const
