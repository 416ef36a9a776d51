import { fromHex, perfectNodes, toBase64Url, toHex, verifyChangeRange } from '@candour/ledger'
import type { Bundle } from '../bundle/bundle.ts'
import type { ChangeRange } from '../bundle/change-range.ts'
import { leafOf } from '../bundle/envelope.ts'
import { type Claim, claim, none, same } from './claim.ts'

/** Between the two checkpoints the log holds exactly the leaves of the change range, and each is its envelope. */
export const rangeClaims = (bundle: Bundle): readonly Claim[] => {
  const { changeRange, announced, published } = bundle
  return [
    same(
      'The change range begins at the announced record',
      'size',
      String(changeRange.announced),
      String(announced.size),
    ),
    same(
      'The change range ends at the published record',
      'size',
      String(changeRange.published),
      String(published.size),
    ),
    completeClaim(bundle),
    none(
      'Each leaf is the hash of its envelope',
      `${changeRange.leaves.length} leaves`,
      changeRange.leaves.flatMap(({ hash, envelope }, i) =>
        toHex(leafOf(envelope)) === hash
          ? []
          : [`leaf ${announced.size + i} (entry ${envelope.entry}) is not its envelope's hash`],
      ),
    ),
    none('In each stream every entry follows the one before', streamsIn(changeRange), objectionsToChains(changeRange)),
  ]
}

const completeClaim = ({ changeRange, announced, published }: Bundle): Claim => {
  const places = perfectNodes({ start: 0, end: announced.size })
  const before = changeRange.range.map((hash, i) => ({
    ...(places[i] ?? { level: -1, index: -1 }),
    hash: fromHex(hash),
  }))
  const leaves = changeRange.leaves.map(leaf => fromHex(leaf.hash))
  const verdict = verifyChangeRange(announced, published, { before, leaves })
  const compared = `${before.length} nodes and ${leaves.length} leaves to the root ${toHex(published.root)}`
  return claim(
    'Nothing was left out, added, moved or altered between the announcement and the publication',
    verdict.ok,
    verdict.ok ? compared : verdict.why,
  )
}

const streamsIn = ({ leaves }: ChangeRange): string =>
  `${leaves.length} entries of ${new Set(leaves.map(leaf => leaf.envelope.stream)).size} streams`

const objectionsToChains = ({ leaves }: ChangeRange): readonly string[] => {
  const heads = new Map<string, { readonly seq: number; readonly leaf: string }>()
  return leaves.flatMap(({ envelope }) => {
    const { stream, seq, prev, entry } = envelope
    const head = heads.get(stream)
    heads.set(stream, { seq, leaf: toBase64Url(leafOf(envelope)) })
    if (head === undefined)
      return (seq === 1) === (prev === null) ? [] : [`entry ${entry} is number ${seq} of its stream`]
    return seq === head.seq + 1 && prev === head.leaf
      ? []
      : [`entry ${entry} does not follow number ${head.seq} of ${stream}`]
  })
}
