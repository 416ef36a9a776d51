import type { Count } from '../count.ts'
import { exactCount, parseCount } from '../count.ts'
import { LedgerError } from '../ledger-error.ts'
import type { TileAddress } from './address.ts'
import { tileWidth } from './address.ts'

const highestLevel = 63

/** A tile or entry bundle as its path names it; the index can be past what a number holds exactly. */
export type NamedTile = {
  /** Level of a tile of hashes; `entries` for a bundle. */
  readonly level: number | 'entries'
  readonly index: bigint
  /** Hashes or entries, 1 to 256. */
  readonly width: number
}

/**
 * The index in groups of three digits, all but the last marked with x: 1234067 is x001/x234/067.
 *
 * @throws LedgerError when it is not a whole number of up to 64 bits
 * @source C2SP tlog-tiles
 */
export const encodeTileIndex = (index: Count): string => {
  const digits = exactCount(index, 'tile index').toString()
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? []
  return groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
}

/** The path of a tile of hashes under the log's prefix, such as tile/0/x001/234 or tile/1/000.p/17. */
export const tilePath = ({ level, index, width }: TileAddress): string =>
  `tile/${level}/${encodeTileIndex(index)}${widthSuffix(width)}`

/** The path of the bundle of entries that has this index, as wide as given. */
export const entriesPath = (index: Count, width: number): string =>
  `tile/entries/${encodeTileIndex(index)}${widthSuffix(width)}`

/**
 * The path of the bundle that holds an entry in a tree of that size.
 *
 * @throws LedgerError when the tree has no such entry
 */
export const entriesPathOf = (entryIndex: Count, treeSize: Count): string => {
  const entry = exactCount(entryIndex, 'entry index')
  const size = exactCount(treeSize, 'tree size')
  if (entry >= size) throw new LedgerError(`entry ${entry} is not in a tree of ${size}`)
  const index = entry / BigInt(tileWidth)
  const left = size - index * BigInt(tileWidth)
  return entriesPath(index, left < tileWidth ? Number(left) : tileWidth)
}

const widthSuffix = (width: number): string => {
  if (!Number.isInteger(width) || width < 1 || width > tileWidth) {
    throw new LedgerError(`tile width ${width} is not from 1 to ${tileWidth}`)
  }
  return width === tileWidth ? '' : `.p/${width}`
}

/**
 * The tile or bundle that a path names. There is one path for each; any other spelling is refused.
 *
 * @throws LedgerError naming the part of the path that is wrong
 */
export const parseTilePath = (path: string): NamedTile => {
  const match = /^tile\/([^/]+)\/(.+)$/.exec(path)
  if (!match) throw new LedgerError(`${JSON.stringify(path)} is not tile/<level>/<index>`)
  const [, level = '', rest = ''] = match
  return { level: level === 'entries' ? level : parseTileLevel(level), ...parseTileIndex(rest) }
}

/** @throws LedgerError unless the text is a level from 0 to 63 in decimal */
export const parseTileLevel = (text: string): number => {
  const level = parseCount(text, 'tile level')
  if (level > highestLevel) throw new LedgerError(`tile level ${level} is above ${highestLevel}`)
  return Number(level)
}

/**
 * The index and width in the last part of a path, such as x001/234.p/17; 256 when no width is written.
 *
 * @throws LedgerError for any other spelling of it
 */
export const parseTileIndex = (text: string): { readonly index: bigint; readonly width: number } => {
  const match = /^((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(text)
  if (!match) throw new LedgerError(`tile index ${JSON.stringify(text)} is not in groups of three digits`)
  const [, groups = '', width] = match
  const index = parseCount(groups.replaceAll(/[x/]/g, '').replace(/^0+(?=[0-9])/, ''), 'tile index')
  if (encodeTileIndex(index) !== groups) throw new LedgerError(`tile index ${groups} has a group too many in front`)
  if (width === undefined) return { index, width: tileWidth }
  if (Number(width) >= tileWidth) throw new LedgerError(`tile width ${width}: a partial tile has up to 255`)
  return { index, width: Number(width) }
}
