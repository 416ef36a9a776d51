import type { Change } from '../../../../verifier/bundle/change-range.ts'

/** Many records written in within minutes: by a diligent team on a busy morning, or by somebody who tidies. Shown, never blocked. */
export type Surge = { readonly from: Date; readonly to: Date; readonly changes: readonly Change[] }

/** A choice of this project, since 2026-11: five records within ten minutes is more than one person supervises in that time. */
const RECORDS = 5
const MINUTES = 10
const WINDOW = MINUTES * 60_000

const recordsOf = (changes: readonly Change[]): number => new Set(changes.map(change => change.case)).size

/** Stretches in which entries of five records or more follow each other within ten minutes, the earliest first. */
export const surgesOf = (changes: readonly Change[]): readonly Surge[] => {
  const inTime = changes.toSorted((a, b) => a.recorded.localeCompare(b.recorded))
  const stretches: Change[][] = []
  for (const change of inTime) {
    const stretch = stretches.at(-1)
    const first = stretch?.[0]
    const near = first && Date.parse(change.recorded) - Date.parse(first.recorded) <= WINDOW
    if (near) stretch?.push(change)
    else stretches.push([change])
  }
  return stretches
    .filter(stretch => recordsOf(stretch) >= RECORDS)
    .map(stretch => ({
      from: new Date(stretch[0]?.recorded ?? ''),
      to: new Date(stretch.at(-1)?.recorded ?? ''),
      changes: stretch,
    }))
}
