import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { ruleSets } from '@candour/workload'
import { openDatabases } from '#platform/database/databases.ts'
import { startTestCluster } from '#platform/database/testing.ts'
import { importWorkbook } from '#workforce'
import { writeWorkbook } from '../demonstration/workbook/generate.ts'
import { nationalService } from '../demonstration/workbook/national-service.ts'
import { readWorkbook } from '../server/workforce/workbook/read.ts'
import type { WorkbookSink } from '../server/workforce/workbook/rows.ts'
import { sheetNames } from '../server/workforce/workbook/rows.ts'
import type { BenchRow } from './row.ts'

const mostTimes = 2
const mostMegabytes = 512
/** Read, import, read, import: the better of each, so that the first run does not pay for warming up. */
const rounds = 2

const newest = () => {
  const ruleSet = ruleSets.at(-1)
  if (!ruleSet) throw new Error('no rule set is shipped')
  return ruleSet
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Memory that the process needed at most while the work ran, looked at every 20 ms. */
const peakMegabytes = async (work: () => Promise<unknown>): Promise<number> => {
  let most = process.memoryUsage().rss
  const look = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss)
  }, 20)
  await work().finally(() => clearInterval(look))
  return most / 1024 / 1024
}

const readOnly = (file: string): Promise<unknown> => {
  const nowhere = Object.fromEntries(sheetNames.map(sheet => [sheet, () => {}])) as unknown as WorkbookSink
  return readWorkbook(file, nowhere, newest())
}

const measure = async (file: string, url: string) => {
  const databases = openDatabases(url)
  const read: number[] = []
  const whole: number[] = []
  let megabytes = 0
  try {
    for (let round = 0; round < rounds; round++) {
      read.push(await seconds(() => readOnly(file)))
      const request = { path: file, name: 'nation.xlsx', by: 'benchmark', now: new Date() }
      const work = async () => whole.push(await seconds(() => importWorkbook(databases, request)))
      megabytes = Math.max(megabytes, await peakMegabytes(work))
    }
  } finally {
    await databases.close()
  }
  return { read: Math.min(...read), whole: Math.min(...whole), megabytes }
}

/**
 * The full national workbook, read, checked, computed and published, beside the same reader doing nothing with the rows;
 * and the memory that it took.
 */
export const importBenchmark = async (): Promise<BenchRow[]> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-bench-import-'))
  const cluster = await startTestCluster()
  try {
    const file = path.join(folder, 'nation.xlsx')
    await writeWorkbook(file, nationalService(1, 'nation', newest()), newest())
    const { read, whole, megabytes } = await measure(file, `${cluster.address}candour_template`)
    const ratio = whole / read
    return [
      {
        work: 'Import a national workbook: read, check, compute, publish',
        ...{ ours: whole, theirs: read, unit: 's', peer: 'the same reader, rows thrown away', ratio },
        ...{ target: `at most ${mostTimes} times`, holds: ratio <= mostTimes },
      },
      {
        work: 'Memory while a national workbook is imported',
        ...{ ours: megabytes, theirs: mostMegabytes, unit: 'MB', peer: 'the limit', ratio: megabytes / mostMegabytes },
        ...{ target: `at most ${mostMegabytes} MB`, holds: megabytes <= mostMegabytes },
      },
    ]
  } finally {
    await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
