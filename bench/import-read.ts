import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { argv, execPath, resourceUsage, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { RuleSet } from '@candour/workload'
import { ruleSets } from '@candour/workload'
import { writeWorkbook } from '../demonstration/workbook/generate.ts'
import { nationalService } from '../demonstration/workbook/national-service.ts'
import { readWorkbook } from '../server/workforce/workbook/read.ts'
import type { SheetName } from '../server/workforce/workbook/rows.ts'
import { sheetNames } from '../server/workforce/workbook/rows.ts'
import type { BenchRow } from './row.ts'

const memoryLimit = 512

type Run = { readonly seconds: number; readonly megabytes: number }
type Reader = 'candour' | 'read-excel-file'

const newestRuleSet = (): RuleSet => {
  const ruleSet = ruleSets.at(-1)
  if (!ruleSet) throw new Error('no rule set is shipped')
  return ruleSet
}

const readers: Readonly<Record<Reader, (path: string) => Promise<unknown>>> = {
  candour: path => {
    const sink = Object.fromEntries(sheetNames.map(sheet => [sheet, () => {}])) as Record<SheetName, () => void>
    return readWorkbook(path, sink, newestRuleSet())
  },
  'read-excel-file': async path => {
    const { default: readExcelFile } = await import('read-excel-file/node')
    return readExcelFile(path)
  },
}

/** Each reader in a process of its own: the highest memory of a process is all that the system keeps. */
const inOwnProcess = async (reader: Reader, path: string): Promise<Run> => {
  const { stdout: answer } = await promisify(execFile)(execPath, [fileURLToPath(import.meta.url), reader, path])
  return JSON.parse(answer)
}

/**
 * Time and highest memory of reading a national workbook of 7,200 posts and 245,000 cases, beside `read-excel-file` with
 * the same file. Ours checks every row besides; the peer only hands them over.
 */
export const readBenchmark = async (): Promise<BenchRow[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'candour-bench-'))
  try {
    const path = join(folder, 'nation.xlsx')
    await writeWorkbook(path, nationalService(1, 'nation', newestRuleSet()), newestRuleSet())
    const ours = await inOwnProcess('candour', path)
    const theirs = await inOwnProcess('read-excel-file', path)
    return [timeRow(ours, theirs), memoryRow(ours, theirs)]
  } finally {
    await rm(folder, { recursive: true })
  }
}

const timeRow = (ours: Run, theirs: Run): BenchRow => ({
  work: 'Read and check a national workbook',
  ours: ours.seconds,
  theirs: theirs.seconds,
  unit: 's',
  peer: 'read-excel-file',
  ratio: ours.seconds / theirs.seconds,
  target: 'at most 1x',
  holds: ours.seconds <= theirs.seconds,
})

const memoryRow = (ours: Run, theirs: Run): BenchRow => ({
  work: 'Memory of reading it',
  ours: ours.megabytes,
  theirs: theirs.megabytes,
  unit: 'MB',
  peer: 'read-excel-file',
  ratio: ours.megabytes / theirs.megabytes,
  target: `under ${memoryLimit} MB`,
  holds: ours.megabytes < memoryLimit,
})

if (import.meta.main) {
  const [, , reader, path] = argv
  if ((reader !== 'candour' && reader !== 'read-excel-file') || path === undefined) {
    throw new Error('usage: import-read.ts candour|read-excel-file FILE')
  }
  const start = performance.now()
  await readers[reader](path)
  const run: Run = { seconds: (performance.now() - start) / 1000, megabytes: resourceUsage().maxRSS / 1024 }
  stdout.write(JSON.stringify(run))
}
