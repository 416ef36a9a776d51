export { fromBase64, toBase64, toBase64Url } from './bytes/base64.ts'
export { fromBase64Url } from './bytes/base64url.ts'
export { fromHex, toHex } from './bytes/hex.ts'
export { join, sameBytes } from './bytes/join.ts'
export { fromUtf8, utf8 } from './bytes/utf8.ts'
export { canonicalJson } from './canonical-json.ts'
export { commit, opens } from './commitment/commitment.ts'
export type { Disclosed, Disclosure, EntryFields } from './commitment/fields.ts'
export {
  commitFields,
  digestOfDisclosure,
  fieldDisclosures,
  openDisclosures,
  readDisclosure,
} from './commitment/fields.ts'
export type { Count } from './count.ts'
export { parseCount } from './count.ts'
export { hmacSha256 } from './hash/hmac.ts'
export { sha256 } from './hash/sha256.ts'
export { LedgerError } from './ledger-error.ts'
export type { Checkpoint, OpenedCheckpoint } from './note/checkpoint.ts'
export { formatCheckpoint, openCheckpoint, parseCheckpoint } from './note/checkpoint.ts'
export { cosign, cosignatureMessage, parseCosignature } from './note/cosignature.ts'
export type { SignerKey, VerifierKey } from './note/key.ts'
export {
  formatVerifierKey,
  isCheckable,
  parseSignerKey,
  parseVerifierKey,
  signatureTypes,
  UnsupportedKey,
  verifierKey,
} from './note/key.ts'
export type { OpenedNote, VerifiedSignature } from './note/open.ts'
export { openNote, signNote } from './note/open.ts'
export type { NoteSignature, Sign, SignedNote, Signer } from './note/signed-note.ts'
export { formatNote, formatSignatureLine, noteText, parseNote } from './note/signed-note.ts'
export type { NodePlace, TileAddress, TileLevel } from './tiles/address.ts'
export { placeOf, tileAt, tilesForSize } from './tiles/address.ts'
export { formatEntryBundle, largestEntry, parseEntryBundle } from './tiles/entry-bundle.ts'
export { KeptTiles } from './tiles/kept-tiles.ts'
export type { NamedTile } from './tiles/path.ts'
export {
  encodeTileIndex,
  entriesPath,
  entriesPathOf,
  parseTileIndex,
  parseTileLevel,
  parseTilePath,
  tilePath,
} from './tiles/path.ts'
export type { StoredTile } from './tiles/tile-edge.ts'
export { TileEdge } from './tiles/tile-edge.ts'
export type { ReadTile } from './tiles/tiled-tree.ts'
export { TiledTree } from './tiles/tiled-tree.ts'
export type { ChangeRange, TreeHead } from './tree/change-range.ts'
export { makeChangeRange, verifyChangeRange } from './tree/change-range.ts'
export type { CompactRange, RangeNode } from './tree/compact-range.ts'
export { appendToRange, compactRange, mergeRanges, rangeRoot, readRange } from './tree/compact-range.ts'
export { Frontier } from './tree/frontier.ts'
export { emptyRoot, leafHash, nodeHash } from './tree/hashes.ts'
export { MemoryTree } from './tree/memory-tree.ts'
export { proveConsistency, proveInclusion, proveSubtree } from './tree/prove.ts'
export type { LeafRange, NodeAddress, ReadNode } from './tree/range.ts'
export { perfectNodes } from './tree/range.ts'
export { rootOf, rootOfLeaves } from './tree/root.ts'
export { coveringSubtrees, isSubtree, subtreeHash } from './tree/subtree.ts'
export type { ConsistencyClaim, InclusionClaim, SubtreeClaim } from './tree/verify.ts'
export { verifyConsistency, verifyInclusion, verifySubtree } from './tree/verify.ts'
export type { Refusal, Verdict } from './verdict.ts'
export type { AddCheckpoint, WitnessDecision, WitnessedHead, WitnessedLog } from './witness/add-checkpoint.ts'
export { decideAddCheckpoint, formatAddCheckpoint, parseAddCheckpoint, unseenHead } from './witness/add-checkpoint.ts'
export type { Policy, PolicyGroup, PolicyLog, PolicyWitness } from './witness/policy.ts'
export { formatPolicy, parsePolicy, quorumMet } from './witness/policy.ts'
export type { TlogProof } from './witness/tlog-proof.ts'
export { formatTlogProof, parseTlogProof, verifyTlogProof } from './witness/tlog-proof.ts'
export type { TrustedCheckpoint } from './witness/trusted-checkpoint.ts'
export { openTrusted } from './witness/trusted-checkpoint.ts'
