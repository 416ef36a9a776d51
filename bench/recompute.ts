import type { OfficerInput, RuleSet } from '@candour/workload'
import { recompute, ruleSetNamed } from '@candour/workload'
import type { BenchRow } from './row.ts'

const officerCount = 8000
const rounds = 61
const mostTimes = 3

/**
 * Recomputes every workload figure of a nation of 8,000 officers, against a bare loop over the same cells that keeps
 * nothing but one sum per officer.
 *
 * @returns the row of the table: the middle time of several rounds, ours and the loop taking turns
 */
export const recomputeBenchmark = async (): Promise<BenchRow[]> => {
  const ruleSet = ruleSetNamed('wmt-2021-04')
  if (!ruleSet) throw new Error('the rule set wmt-2021-04 is not shipped')
  const cells = nationalCells(ruleSet)
  const officers = officersOf(cells, ruleSet)
  const weights = Float64Array.of(...ruleSet.caseWeights, ...ruleSet.t2aWeights)
  const ourTimes: number[] = []
  const loopTimes: number[] = []
  for (let round = 0; round < rounds; round++) {
    const [ours, ourTime] = timed(() => recompute(officers, ruleSet).totals.used)
    const [loop, loopTime] = timed(() => bareLoop(cells, weights))
    if (ours !== loop) throw new Error(`recompute gives ${ours} points, the loop ${loop}`)
    ourTimes.push(ourTime)
    loopTimes.push(loopTime)
  }
  const ours = middle(ourTimes)
  const theirs = middle(loopTimes)
  const ratio = ours / theirs
  return [
    {
      work: 'Recompute the workload of 8,000 officers',
      ours,
      theirs,
      unit: 'ms',
      peer: 'plain typed-array loop over the same cells',
      ratio,
      target: `<= ${mostTimes}x`,
      holds: ratio <= mostTimes,
    },
  ]
}

/** Case counts as a nation has them: most cells empty, about 34 cases an officer. The same on every run. */
const nationalCells = (ruleSet: RuleSet): Uint16Array => {
  const width = ruleSet.caseWeights.length + ruleSet.t2aWeights.length
  const cells = new Uint16Array(officerCount * width)
  let state = 20210401
  for (let cell = 0; cell < cells.length; cell++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    cells[cell] = state % 11 === 0 ? (state >>> 8) % 4 : 0
  }
  return cells
}

const officersOf = (cells: Uint16Array, ruleSet: RuleSet): OfficerInput[] => {
  const cases = ruleSet.caseWeights.length
  const width = cases + ruleSet.t2aWeights.length
  return Array.from({ length: officerCount }, (_, officer) => {
    const start = officer * width
    return {
      grade: officer % 3 === 0 ? 'PSO' : 'PO',
      contractedHours: 37,
      reductionHours: (officer % 5) * 3.7,
      cases: cells.subarray(start, start + cases),
      t2aCases: cells.subarray(start + cases, start + width),
      reports: {},
      contactPoints: 0,
    }
  })
}

const bareLoop = (cells: Uint16Array, weights: Float64Array): number => {
  const points = new Float64Array(officerCount)
  const width = weights.length
  for (let officer = 0; officer < officerCount; officer++) {
    const start = officer * width
    let sum = 0
    for (let cell = 0; cell < width; cell++) sum += (cells[start + cell] ?? 0) * (weights[cell] ?? 0)
    points[officer] = sum
  }
  let total = 0
  for (const sum of points) total += sum
  return total
}

const timed = <T>(work: () => T): readonly [T, number] => {
  const start = performance.now()
  const result = work()
  return [result, performance.now() - start]
}

const middle = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0
