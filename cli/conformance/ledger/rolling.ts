import type { LeafRange, MemoryTree } from '@candour/ledger'
import { coveringSubtrees, isSubtree, proveSubtree, sha256, subtreeHash, toHex, utf8 } from '@candour/ledger'
import type { Fields } from '../../fields.ts'
import type { Play } from './found.ts'
import { found, index } from './found.ts'
import { byteTree } from './trees.ts'

/** Leaves are single bytes, so that no tree can be larger. */
const largestTree = 256

type Values = Readonly<Record<string, number>>

/** The letters that the cases use for one thing. */
const names: Readonly<Record<string, readonly string[]>> = {
  start: ['s', 'start'],
  end: ['e', 'end'],
  size: ['n', 'n2', 'size', 'size2', 'new', 'new_size', 'tree_size'],
  old: ['m', 'n1', 'size1', 'old', 'old_size'],
  index: ['i', 'index', 'leaf_index'],
}

const thing = (letter: string): string | undefined => Object.keys(names).find(name => names[name]?.includes(letter))

/** `x = lo..hi` for each variable, the outermost first; a bound is a number, an earlier variable, or that plus or minus. */
const runs = (order: string, fields: Fields): Values[] => {
  const [clauses, valid] = order.split(/,? valid only/)
  let rows: Values[] = [{}]
  for (const clause of (clauses ?? '').split(', ')) {
    const match = /^(\w+) = (\S+)\.\.(\S+)$/.exec(clause)
    const name = thing(match?.[1] ?? '')
    if (!match || !name) throw fields.wrong('order', order, 'loops like "n = 1..130, index = 0..n-1"')
    const [, , low = '', high = ''] = match
    rows = rows.flatMap(row => {
      const from = bound(low, row, fields)
      const to = bound(high, row, fields)
      return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => ({ ...row, [name]: from + i }))
    })
  }
  return valid === undefined ? rows : rows.filter(row => isSubtree(rangeOf(row, fields)))
}

const bound = (text: string, row: Values, fields: Fields): number => {
  const match = /^(?:(\d{1,3})|([a-z]\w*))(?:([+-])(\d{1,3}))?$/.exec(text)
  const variable = thing(match?.[2] ?? '')
  const base = match?.[1] === undefined ? row[variable ?? ''] : Number(match[1])
  if (base === undefined || base > largestTree) throw fields.wrong('order', text, 'a number up to 256 or a variable')
  const [sign, change] = [match?.[3] === '-' ? -1 : 1, Number(match?.[4] ?? 0)]
  return base + sign * change
}

const value = (row: Values, name: string, fields: Fields): number => {
  const number = row[name]
  if (number === undefined) throw fields.wrong('order', Object.keys(row), `a loop over the ${name}`)
  return number
}

const rangeOf = (row: Values, fields: Fields): LeafRange => ({
  start: value(row, 'start', fields),
  end: value(row, 'end', fields),
})

type WriteLine = (tree: MemoryTree, row: Values, fields: Fields) => string

const withHashes = (start: string, hashes: readonly Uint8Array[]): string => [start, ...hashes.map(toHex)].join(' ')
const written = ({ start, end }: LeafRange): string => `[${start}, ${end})`

/** The two ranges that cover a range: their ends have many names, and none is a variable of the loops. */
const twoRanges = '[<>, <>) [<>, <>)'

/** What a line is made of: the pieces in quotes, joined; `#` for the hashes. */
const lines: Readonly<Record<string, WriteLine>> = {
  '<index> <size> #': (tree, row, fields) => {
    const [leaf, size] = [value(row, 'index', fields), value(row, 'size', fields)]
    return withHashes(`${leaf} ${size}`, tree.inclusionProof(leaf, size))
  },
  '<old> <size> #': (tree, row, fields) => {
    const [old, size] = [value(row, 'old', fields), value(row, 'size', fields)]
    return withHashes(`${old} ${size}`, tree.consistencyProof(old, size))
  },
  '<size> #': (tree, row, fields) => {
    const size = value(row, 'size', fields)
    return withHashes(`${size}`, [tree.root(size)])
  },
  '[<start>, <end>) #': (tree, row, fields) => {
    const range = rangeOf(row, fields)
    return withHashes(written(range), [subtreeHash(tree.node, range)])
  },
  '<index> [<start>, <end>) #': (tree, row, fields) => {
    const [leaf, range] = [value(row, 'index', fields), rangeOf(row, fields)]
    return withHashes(`${leaf} ${written(range)}`, proveWithin(tree, leaf, range))
  },
  '[<start>, <end>) <size> #': (tree, row, fields) => {
    const [range, size] = [rangeOf(row, fields), value(row, 'size', fields)]
    return withHashes(`${written(range)} ${size}`, proveSubtree(tree.node, range, size))
  },
  [twoRanges]: (_, row, fields) => coveringSubtrees(rangeOf(row, fields)).map(written).join(' '),
}

/** The proof of a leaf in a subtree: what its proof in the whole tree has below the subtree's root. */
const proveWithin = (tree: MemoryTree, leaf: number, { start, end }: LeafRange): Uint8Array[] =>
  tree.inclusionProof(leaf, end).slice(0, pathLength(leaf - start, end - start))

const pathLength = (leaf: number, size: number): number => {
  let length = 0
  for (let [here, last] = [leaf, size - 1]; last > 0; here >>= 1, last >>= 1) {
    if (here % 2 === 1 || here < last) length++
  }
  return length
}

const template = (line: string): string => {
  const quoted = Array.from(line.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, inside]) => inside ?? '').join('')
  const form = quoted
    .replace(/(?:\\n|\n)$/, '')
    .replaceAll(/<[\w-]*(?:hex|hash|root)>/g, '#')
    .replaceAll(/<([\w-]*)>/g, (_, letter: string) => `<${thing(letter) ?? ''}>`)
  return /^\[[^[]*\) \[[^[]*\)$/.test(form) ? twoRanges : form
}

/** SHA-256 over one line for every run of the loops. */
export const rolling: Play = fields => {
  const [line, order] = [fields.text('line'), fields.text('order')]
  if (fields.has('leaves')) {
    const leaves = fields.text('leaves')
    if (!/single byte i\b/.test(leaves)) throw fields.wrong('leaves', leaves, '"d[i] = single byte i"')
  }
  const write = lines[template(line)]
  if (!write) throw fields.wrong('line', line, 'a form of line that the rule knows')
  const rows = runs(order, fields)
  const tree = byteTree(largestTree)
  const text = rows.map(row => `${write(tree, row, fields)}\n`).join('')
  return [
    found('count', index(fields, 'count'), rows.length),
    found('expect_hex', fields.text('expect_hex'), toHex(sha256(utf8(text)))),
  ]
}
