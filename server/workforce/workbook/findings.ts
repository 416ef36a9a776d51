import type { Finding, Findings } from './rows.ts'

const kept = 10_000
const longestValue = 200

/** Counts everything and keeps the first ten thousand, so that a file of nothing but faults cannot fill the memory. */
export class FindingList implements Findings {
  count = 0
  readonly first: Finding[] = []

  add(finding: Finding): void {
    this.count += 1
    if (this.first.length >= kept) return
    this.first.push({ ...finding, value: finding.value.slice(0, longestValue) })
  }
}
