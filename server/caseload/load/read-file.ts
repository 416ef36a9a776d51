import path from 'node:path'
import { columnsOf, loadableKinds } from './columns.ts'
import { decode } from './decode.ts'
import type { FileRow, Finding } from './finding.ts'
import { readCsv } from './read-csv.ts'
import { readJson } from './read-json.ts'

/** A file as it lies there; its name says what it holds: `contact.csv`, `risk-assessment.jsonl`. */
export type SourceFile = { readonly name: string; readonly bytes: Uint8Array }

/** Files that this load understands by their ending. */
export const loadedEndings = ['.csv', '.json', '.jsonl']

/** The rows of one file, or why it cannot be read. */
export const readFile = ({ name, bytes }: SourceFile): { rows: readonly FileRow[]; findings: readonly Finding[] } => {
  const { name: kindName, ext } = path.parse(name)
  const kind = loadableKinds.find(one => one.kind === kindName)
  if (!kind || !loadedEndings.includes(ext)) {
    const reason = `The name of a file is a kind of entry, with ${loadedEndings.join(', ')}: for example contact.csv. Kinds: ${loadableKinds.map(one => one.kind).join(', ')}`
    return { rows: [], findings: [{ file: name, reason, value: '' }] }
  }
  const decoded = decode(bytes)
  if (!decoded.ok) return { rows: [], findings: [{ file: name, reason: decoded.reason, value: decoded.value }] }
  const place = { file: name, kind: kind.kind }
  if (ext === '.csv') return readCsv(place, decoded.text, columnsOf(kind))
  return readJson(place, decoded.text.replace(/^\ufeff/, ''), columnsOf(kind), ext === '.jsonl')
}
