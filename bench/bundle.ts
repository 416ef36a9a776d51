import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { verifyBundle } from '../verifier/index.ts'
import { MemoryLog } from '../verifier/testing/memory-log.ts'
import { publishedInspection } from '../verifier/testing/published-inspection.ts'
import type { BenchRow } from './row.ts'

const ENTRIES = 1_000_000
/** A nation writes about this many entries in the weeks between an announcement and its publication, in this log's scale. */
const SINCE = 100_000
const LIMIT_SECONDS = 8

/**
 * Verifying the bundle of an inspection in a log of a million entries, a tenth of them recorded after the announcement: every leaf
 * since then is hashed again, and nothing else of the log is needed.
 *
 * @throws Error when a claim does not hold: a fast wrong answer must not enter the table
 */
export const bundleBenchmark = async (): Promise<BenchRow[]> => {
  const log = new MemoryLog()
  log.fill(ENTRIES - SINCE)
  const { files } = publishedInspection({
    log,
    afterAnnouncement: (of, cases) => {
      const streams = Array.from({ length: 2000 }, () => randomUUID())
      for (let i = 0; i < SINCE; i++) {
        const stream = i % 50 === 0 ? cases[i % cases.length]?.envelope.stream : streams[i % streams.length]
        of.write({
          stream: stream ?? '',
          type: 'contact',
          payload: { text: `entry ${i}` },
          recorded: '2026-10-01T09:00:00.000Z',
        })
      }
    },
  })
  const start = performance.now()
  const broken = verifyBundle(files).find(claim => !claim.holds)
  const seconds = (performance.now() - start) / 1000
  if (broken) throw new Error(`a claim does not hold: ${JSON.stringify(broken)}`)
  return [
    {
      work: 'Verify a bundle: a log of 1,000,000 entries, 100,000 of them since the announcement',
      ours: seconds,
      theirs: LIMIT_SECONDS,
      unit: 's',
      peer: 'limit, one core',
      ratio: seconds / LIMIT_SECONDS,
      target: `<= ${LIMIT_SECONDS} s`,
      holds: seconds <= LIMIT_SECONDS,
    },
  ]
}
