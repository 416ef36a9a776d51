import { spawn } from 'node:child_process'
import { argv, stderr, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import type { BenchRow } from './row.ts'

type Benchmark = () => Promise<BenchRow[]>

// One after the other, and each loaded when its turn comes: nothing else should run while one measures.
const benchmarks: ReadonlyMap<string, () => Promise<Benchmark>> = new Map([
  ['leaves', async () => (await import('./leaves.ts')).leavesBenchmark],
  ['draw', async () => (await import('./draw.ts')).drawBenchmark],
  ['recompute', async () => (await import('./recompute.ts')).recomputeBenchmark],
  ['forecast', async () => (await import('./forecast.ts')).forecastBenchmark],
  ['allocate', async () => (await import('./allocate.ts')).allocateBenchmark],
  ['live', async () => (await import('./live.ts')).liveBenchmark],
  ['append', async () => (await import('./append.ts')).appendBenchmark],
  ['proof', async () => (await import('./proof.ts')).proofBenchmark],
  ['bundle', async () => (await import('./bundle.ts')).bundleBenchmark],
  ['row-level-security', async () => (await import('./row-level-security.ts')).rowLevelSecurityBenchmark],
  ['read', async () => (await import('./import-read.ts')).readBenchmark],
  ['search', async () => (await import('./name-search.ts')).nameSearchBenchmark],
  ['import', async () => (await import('./import.ts')).importBenchmark],
  ['home', async () => (await import('./home-and-timeline.ts')).homeAndTimelineBenchmark],
])

/** Two or three digits that mean something: nobody reads a fourth. */
const short = (value: number): string =>
  value.toLocaleString('en-GB', value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 })

const headings = ['Work', 'Ours', 'Theirs or limit', 'Peer', 'Ratio', 'Target', 'Holds'] as const

const cellsOf = (row: BenchRow): readonly string[] => [
  row.work,
  `${short(row.ours)} ${row.unit}`,
  `${short(row.theirs)} ${row.unit}`,
  row.peer,
  row.ratio.toFixed(2),
  row.target,
  row.holds ? 'yes' : 'NO',
]

/** The table, each column as wide as its widest cell. */
const tableOf = (rows: readonly BenchRow[]): string => {
  const lines = [headings, ...rows.map(cellsOf)]
  const widths = headings.map((_, column) => Math.max(...lines.map(cells => cells[column]?.length ?? 0)))
  return lines
    .map(
      cells =>
        `${cells
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

const program = fileURLToPath(import.meta.url)

/** One benchmark in a process of its own: the memory that one has used must not be counted against the next. */
const rowsOf = (name: string): Promise<BenchRow[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, '--rows', name], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.on('error', reject)
    child.on('close', code => (code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`it ended with ${code}`))))
  })

/** Runs the benchmarks in turn. One that breaks off is told of and counts as not holding; the others still have their say. */
const run = async (names: readonly string[]): Promise<{ rows: BenchRow[]; broken: number }> => {
  const rows: BenchRow[] = []
  let broken = 0
  for (const name of names) {
    stderr.write(`${name} ...\n`)
    try {
      rows.push(...(await rowsOf(name)))
    } catch (error) {
      broken += 1
      stderr.write(`${name} broke off: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  return { rows, broken }
}

const runAll = async (names: readonly string[]): Promise<number> => {
  const { rows, broken } = await run(names)
  stdout.write(tableOf(rows))
  return broken === 0 && rows.every(row => row.holds) ? 0 : 1
}

const asked = argv.slice(2)
const [first, only] = asked
const unknown = asked.find(name => !benchmarks.has(name))
if (first === '--rows' && only) {
  const benchmark = await benchmarks.get(only)?.()
  stdout.write(JSON.stringify((await benchmark?.()) ?? []))
} else if (unknown === undefined) {
  process.exitCode = await runAll(asked.length > 0 ? asked : [...benchmarks.keys()])
} else {
  stderr.write(`There is no benchmark "${unknown}". Benchmarks: ${[...benchmarks.keys()].join(', ')}\n`)
  process.exitCode = 2
}
