import { performance } from 'node:perf_hooks'
import type { AllocationInput, AllocationResult, WholeModel } from '@candour/allocation'
import { checkResult } from '@candour/allocation'
import { byHighs } from '../server/allocation/solver/highs.ts'
import { solveAllocation } from '../server/allocation/solver/solve.ts'
import type { BenchRow } from './row.ts'

const planSeconds = 2
const mostGapPercent = 0.2
const certificateSeconds = 1
const regionSeconds = 60
const mostRegionGapPercent = 0.5
/** The plain model is given five times what the plan may take. */
const peerSeconds = 10

/** Points of tiers, as a case's weight goes in the rule set in force. */
const weights = [219, 207, 195, 160, 150, 140, 121, 110, 100, 90, 80, 70, 60, 50, 40, 30, 26, 14, 10, 5]

/** The same numbers on every run: a linear congruence, high bits. */
const numbers = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Officers in teams of twelve; a case may go to its own team or the next, a third of them only to a PO. */
const service = (officers: number, cases: number, share: number): AllocationInput => {
  const below = numbers(officers)
  const teams = Math.max(1, Math.floor(officers / 12))
  const staff = Array.from({ length: officers }, (_, index) => {
    const availablePoints = [2176, 2176, 1741, 1088, 2176, 1860][below(6)] ?? 0
    const usedPoints = Math.floor((availablePoints * (20 + below(30))) / 100)
    return { id: `o${index}`, grade: below(3) ? ('PO' as const) : ('PSO' as const), availablePoints, usedPoints }
  })
  const room = staff.reduce((sum, o) => sum + Math.floor(o.availablePoints * 1.1) - o.usedPoints, 0)
  const drawn = Array.from({ length: cases }, () => weights[below(weights.length)] ?? 0)
  const scale = (room * share) / drawn.reduce((sum, points) => sum + points, 0)
  const queue = drawn.map((points, index) => {
    const team = below(teams)
    const near = staff.filter((_, at) => at % teams === team || at % teams === (team + 1) % teams)
    const eligible = near.filter(({ grade }) => grade === 'PO' || index % 3 > 0).map(({ id }) => id)
    return { id: `c${index}`, points: Math.max(1, Math.floor(points * scale)), eligible }
  })
  return { officers: staff, cases: queue, options: { maxPercent: 110, timeLimitSeconds: regionSeconds } }
}

type Timed = { readonly result: AllocationResult; readonly seconds: number }

/** The answer and the time to it, in a new thread: what a person waits for. The check is not in it, and must hold. */
const timed = async (input: AllocationInput): Promise<Timed> => {
  const start = performance.now()
  const result = await solveAllocation(input)
  const seconds = (performance.now() - start) / 1000
  const check = checkResult(input, JSON.parse(JSON.stringify(result)))
  if (!check.holds) throw new Error(check.first)
  return { result, seconds }
}

/** A column for each case and officer, as the textbook writes it. */
const plainModel = ({ officers, cases }: AllocationInput): WholeModel => {
  const row = new Map(officers.map(({ id }, index) => [id, cases.length + index]))
  const starts: number[] = []
  const indices: number[] = []
  const values: number[] = []
  for (const [index, one] of cases.entries())
    for (const id of one.eligible ?? row.keys()) {
      starts.push(indices.length)
      indices.push(index, row.get(id) ?? 0)
      values.push(1, one.points)
    }
  const pairs = starts.length
  starts.push(indices.length)
  for (const { id, availablePoints } of officers) {
    indices.push(row.get(id) ?? 0)
    values.push(-availablePoints)
  }
  starts.push(indices.length)
  return {
    cost: [...Array<number>(pairs).fill(0), 1],
    upper: [...Array<number>(pairs).fill(1), 1.1],
    whole: [...Array<boolean>(pairs).fill(true), false],
    starts,
    indices,
    values,
    rowLower: [...cases.map(() => 1), ...officers.map(() => Number.NEGATIVE_INFINITY)],
    rowUpper: [...cases.map(() => 1), ...officers.map(({ usedPoints }) => -usedPoints)],
  }
}

const plainSeconds = async (input: AllocationInput): Promise<number> => {
  const start = performance.now()
  await byHighs(plainModel(input), peerSeconds, mostGapPercent / 100)
  return (performance.now() - start) / 1000
}

const rowOf = (work: string, seconds: number, limit: number, target: string, holds: boolean): BenchRow => ({
  work,
  ours: seconds,
  theirs: limit,
  unit: 's',
  peer: 'the limit',
  ratio: seconds / limit,
  target,
  holds: holds && seconds <= limit,
})

const gapOf = ({ result }: Timed): number =>
  result.status === 'plan' ? (result.gapPercent ?? 0) : Number.POSITIVE_INFINITY

/** A unit's whole queue, the proof that there is no room for it, and a region; each answer is checked exactly. */
export const allocateBenchmark = async (): Promise<BenchRow[]> => {
  const unit = service(60, 900, 0.93)
  const plan = await timed(unit)
  const none = await timed(service(60, 900, 1.25))
  const region = await timed(service(1200, 10_000, 0.8))
  const plain = await plainSeconds(unit)
  const gap = gapOf(plan)
  return [
    rowOf(
      `Allocate 900 cases to 60 officers, proven within ${gap.toFixed(3)} %`,
      plan.seconds,
      planSeconds,
      `<= ${planSeconds} s, <= ${mostGapPercent} %`,
      gap <= mostGapPercent,
    ),
    {
      work: 'The same by the plain model in whole numbers, to the same gap',
      ours: plan.seconds,
      theirs: plain,
      unit: 's',
      peer: plain >= peerSeconds ? 'HiGHS, without a proof by then' : 'HiGHS',
      ratio: plan.seconds / plain,
      target: '< 1x',
      holds: plan.seconds < plain,
    },
    rowOf(
      'Certificate that 900 cases have no room, with its reliefs',
      none.seconds,
      certificateSeconds,
      `<= ${certificateSeconds} s`,
      none.result.status === 'infeasible',
    ),
    rowOf(
      `Allocate 10,000 cases to 1,200 officers, within ${gapOf(region).toFixed(2)} %`,
      region.seconds,
      regionSeconds,
      `<= ${regionSeconds} s, <= ${mostRegionGapPercent} %`,
      gapOf(region) <= mostRegionGapPercent,
    ),
  ]
}
