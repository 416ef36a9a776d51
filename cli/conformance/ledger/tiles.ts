import {
  encodeTileIndex,
  entriesPathOf,
  fromHex,
  parseEntryBundle,
  parseTileIndex,
  parseTileLevel,
  placeOf,
  tilePath,
  tilesForSize,
} from '@candour/ledger'
import type { Play } from './found.ts'
import { acceptance, attempt, count, found, index } from './found.ts'

const fullWidth = 256

const encodeIndex: Play = fields => [found('expect', fields.text('expect'), encodeTileIndex(count(fields, 'index')))]

/** The file writes the width of a full tile as 0. */
const path: Play = fields => {
  const width = index(fields, 'partial_width') || fullWidth
  const got = tilePath({ level: index(fields, 'level'), index: index(fields, 'index'), width })
  return [found('expect', fields.text('expect'), got)]
}

const entries: Play = fields => [
  found('expect', fields.text('expect'), entriesPathOf(count(fields, 'entry_index'), count(fields, 'tree_size'))),
]

const parsePath: Play = fields => {
  const [level, path] = [fields.text('level'), fields.text('index_path')]
  const parsed = attempt(() => ({ level: parseTileLevel(level), ...parseTileIndex(path) }))
  const all = [acceptance(fields, parsed !== undefined)]
  if (fields.has('expect_index')) {
    all.push(found('expect_index', String(count(fields, 'expect_index')), parsed?.index.toString()))
  }
  if (fields.has('expect_partial')) {
    const width = index(fields, 'expect_partial') || fullWidth
    all.push(found('expect_partial', width, parsed?.width))
  }
  return all
}

const nodeToTile: Play = fields => {
  const place = placeOf({ level: index(fields, 'tree_level'), index: index(fields, 'tree_index') })
  const got = {
    tile_level: place.tileLevel,
    tile_index: place.tileIndex,
    node_level: place.depth,
    node_index: place.position,
  }
  return [found('expect', fields.any('expect'), got)]
}

const forSize: Play = fields => {
  const got = tilesForSize(index(fields, 'tree_size')).map(({ level, full, partialWidth }) => ({
    level,
    full,
    partial_width: partialWidth,
  }))
  return [found('expect', fields.list('expect'), got)]
}

const bundle: Play = fields => {
  const data = fromHex(fields.text('data_hex'))
  return [acceptance(fields, attempt(() => parseEntryBundle(data)) !== undefined)]
}

/** The operations on tiles and entry bundles. */
export const tilePlays: Readonly<Record<string, Play>> = {
  'encode-tile-index': encodeIndex,
  'tile-path': path,
  'entries-path': entries,
  'parse-tile-path': parsePath,
  'node-to-tile': nodeToTile,
  'tiles-for-size': forSize,
  'parse-entry-bundle': bundle,
}
