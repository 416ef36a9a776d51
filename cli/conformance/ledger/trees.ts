import { fromHex, MemoryTree, utf8 } from '@candour/ledger'
import { BadInput } from '../../command.ts'

const treeOf = (leaves: readonly Uint8Array[]): MemoryTree => {
  const tree = new MemoryTree()
  for (const leaf of leaves) tree.append(leaf)
  return tree
}

/** The eight leaves that RFC 6962 implementations have in common; the vectors call the tree std8. */
export const standardTree = treeOf(
  ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(fromHex),
)

/** The entries of Tessera's test log, spelt as they are there. */
const testLogEntries = [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eit', 'nain', 'ten'],
  ...['ileven', 'twelf', 'threeten', 'fourten', 'fivten'],
]

export const testLog = treeOf(testLogEntries.map(utf8))

/** The log of litewitness's scenario: the hash of its leaf i is 2a, i and then zeros. */
export const witnessedLog = (size: number): MemoryTree => {
  if (size > 256) throw new BadInput(`the witness scenario has no tree of ${size} leaves`)
  const tree = new MemoryTree()
  for (let i = 0; i < size; i++) tree.appendHash(Uint8Array.from({ length: 32 }, (_, at) => [0x2a, i][at] ?? 0))
  return tree
}

/** The tree whose leaf i is the single byte i. */
export const byteTree = (size: number): MemoryTree => treeOf(Array.from({ length: size }, (_, i) => Uint8Array.of(i)))
