/** One line of the benchmark table: ours beside the peer or the limit, measured in the same run. */
export type BenchRow = {
  readonly work: string
  readonly ours: number
  readonly theirs: number
  readonly unit: 's' | 'ms' | 'MB' | '/s'
  readonly peer: string
  readonly ratio: number
  readonly target: string
  readonly holds: boolean
}
