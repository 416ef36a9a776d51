import { createHash } from 'node:crypto'

/** Hashes a full tile holds. @source C2SP tlog-tiles */
export const TILE_WIDTH = 256
const HASH = 32

const NODE = Buffer.from([1])

const hashPair = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  createHash('sha256').update(NODE).update(left).update(right).digest()

/** The root of a perfect tree over hashes laid end to end; their count is a power of two. */
const perfectRoot = (hashes: Uint8Array): Uint8Array => {
  let level = hashes
  while (level.length > HASH) {
    const above = Buffer.alloc(level.length / 2)
    for (let at = 0; at < level.length; at += 2 * HASH) {
      above.set(hashPair(level.subarray(at, at + HASH), level.subarray(at + HASH, at + 2 * HASH)), at / 2)
    }
    level = above
  }
  return level
}

/** One tile as it stands after an append. */
export type Tile = { readonly level: number; readonly idx: number; readonly data: Uint8Array }

/**
 * The right edge of a tiled log: the unfinished tile of each level. Appending leaves yields the tiles to store; full tiles pass
 * their root to the level above.
 *
 * @source C2SP tlog-tiles; RFC 6962 2.1
 */
export class TileEdge {
  readonly #levels: { idx: number; data: Buffer; width: number }[] = []
  readonly #changed = new Map<string, Tile>()

  /** Starts from the stored unfinished tiles of a log of this size. */
  constructor(size: number, stored: readonly Tile[]) {
    for (let level = 0, count = size; count > 0; level += 1, count = Math.floor(count / TILE_WIDTH)) {
      const idx = Math.floor(count / TILE_WIDTH)
      const width = count % TILE_WIDTH
      const data = Buffer.alloc(TILE_WIDTH * HASH)
      const tile = stored.find(one => one.level === level && one.idx === idx)
      if (width > 0 && tile?.data.length !== width * HASH) {
        throw new Error(
          `The ledger's tile at level ${level}, index ${idx} is missing or has the wrong width for size ${size}`,
        )
      }
      if (tile) data.set(tile.data)
      this.#levels.push({ idx, data, width })
    }
  }

  /** Appends one leaf hash. */
  append(leafHash: Uint8Array): void {
    this.#put(0, leafHash)
  }

  /** Tiles that changed since the edge was made, in no order that matters. */
  changed(): Tile[] {
    this.#levels.forEach((tile, level) => {
      if (tile.width > 0) this.#keep(level, tile.idx, tile.data.subarray(0, tile.width * HASH))
    })
    return [...this.#changed.values()]
  }

  /** The root over every leaf so far. */
  root(): Uint8Array {
    const nodes = this.#levels.toReversed().flatMap(({ data, width }) => {
      const blocks: Uint8Array[] = []
      for (let bit = TILE_WIDTH / 2, at = 0; bit >= 1; bit /= 2) {
        if ((width & bit) === 0) continue
        blocks.push(perfectRoot(data.subarray(at * HASH, (at + bit) * HASH)))
        at += bit
      }
      return blocks
    })
    const last = nodes.pop()
    return last ? nodes.reduceRight((right, left) => hashPair(left, right), last) : createHash('sha256').digest()
  }

  #put(level: number, hash: Uint8Array): void {
    let tile = this.#levels[level]
    if (!tile) {
      tile = { idx: 0, data: Buffer.alloc(TILE_WIDTH * HASH), width: 0 }
      this.#levels.push(tile)
    }
    tile.data.set(hash, tile.width * HASH)
    tile.width += 1
    if (tile.width < TILE_WIDTH) return
    this.#keep(level, tile.idx, Buffer.from(tile.data))
    this.#put(level + 1, perfectRoot(tile.data))
    tile.idx += 1
    tile.width = 0
  }

  #keep(level: number, idx: number, data: Uint8Array): void {
    this.#changed.set(`${level}/${idx}`, { level, idx, data })
  }
}
