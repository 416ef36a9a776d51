import type { Case, Officer, Pool, Problem } from '../problem.ts'
import type { Placed } from './floor.ts'

/** A model in whole numbers, by columns, as solvers take it. Minimised. */
export type WholeModel = {
  readonly cost: readonly number[]
  readonly upper: readonly number[]
  readonly whole: readonly boolean[]
  readonly starts: readonly number[]
  readonly indices: readonly number[]
  readonly values: readonly number[]
  readonly rowLower: readonly number[]
  readonly rowUpper: readonly number[]
}

/** What a solver found. `none`: it says there is no solution; nothing is concluded from it but words. */
export type WholeAnswer = { readonly values: ArrayLike<number> } | 'none' | undefined

/** A solver of whole-number models: it is handed in, because rules do no input or output of their own. */
export type WholeNumbers = (model: WholeModel, seconds: number) => Promise<WholeAnswer>

/** Cases alike in points and officers: one column for each officer, however many they are. */
type Kind = { readonly pool: Pool; readonly points: bigint; readonly cases: Case[] }

type Column = { readonly kind: Kind; readonly officer: Officer }

type Aim = 'lowest highest' | 'most cases'

const kindsOf = (cases: readonly Case[]): readonly Kind[] => {
  const kinds = new Map<Pool, Map<bigint, Kind>>()
  for (const one of cases) {
    const { pool, points } = one
    const byPoints = kinds.get(pool) ?? new Map<bigint, Kind>()
    kinds.set(pool, byPoints)
    const kind = byPoints.get(points) ?? { pool, points, cases: [] }
    byPoints.set(points, kind)
    kind.cases.push(one)
  }
  return [...kinds.values()].flatMap(byPoints => [...byPoints.values()])
}

/** Columns beyond which a model takes too long to be worth the wait: a plan is worth more of it than a few cases. */
const MOST_COLUMNS: Readonly<Record<Aim, number>> = { 'lowest highest': 6000, 'most cases': 800 }

const columnsOf = (kinds: readonly Kind[]): readonly Column[] =>
  kinds.flatMap(kind => kind.pool.officers.map(officer => ({ kind, officer })))

const modelOf = (problem: Problem, kinds: readonly Kind[], columns: readonly Column[], aim: Aim): WholeModel => {
  const able = problem.officers.filter(({ available }) => available > 0n)
  const rowOfKind = new Map(kinds.map((kind, row) => [kind, row]))
  const rowOfOfficer = new Map(able.map((officer, index) => [officer, kinds.length + 3 * index]))
  const biggest = Math.max(1, ...kinds.map(({ points }) => Number(points)))
  const starts: number[] = []
  const indices: number[] = []
  const values: number[] = []
  for (const { kind, officer } of columns) {
    const row = rowOfOfficer.get(officer) ?? 0
    const points = Number(kind.points)
    starts.push(indices.length)
    indices.push(rowOfKind.get(kind) ?? 0, row, row + 1, row + 2)
    values.push(1, points / biggest, 1, points / Number(officer.available))
  }
  starts.push(indices.length)
  for (const officer of able) {
    indices.push((rowOfOfficer.get(officer) ?? 0) + 2)
    values.push(-1)
  }
  starts.push(indices.length)
  const heldTo = aim === 'lowest highest'
  return {
    cost: [...columns.map(() => (heldTo ? 0 : -1)), heldTo ? 1 : 0],
    upper: [...columns.map(({ kind }) => kind.cases.length), Number.POSITIVE_INFINITY],
    whole: [...columns.map(() => true), false],
    starts,
    indices,
    values,
    rowLower: [
      ...kinds.map(({ cases }) => (heldTo ? cases.length : 0)),
      ...able.flatMap(() => Array<number>(3).fill(Number.NEGATIVE_INFINITY)),
    ],
    rowUpper: [
      ...kinds.map(({ cases }) => cases.length),
      ...able.flatMap(({ room, places, used, available }) => [
        Number(room) / biggest,
        places,
        // An officer above their limit takes nothing, whatever the highest share: a share they bring is not in the model's hands.
        room > 0n ? -Number(used) / Number(available) : Number.POSITIVE_INFINITY,
      ]),
    ],
  }
}

/** Hands the cases of each kind out as the columns say, the most urgent first. */
const placedBy = (kinds: readonly Kind[], columns: readonly Column[], values: ArrayLike<number>): Placed => {
  const waiting = new Map(kinds.map(kind => [kind, kind.cases.values()]))
  const placed = new Map<Case, Officer>()
  for (const [index, { kind, officer }] of columns.entries()) {
    for (let count = Math.round(values[index] ?? 0); count > 0; count--) {
      const next = waiting.get(kind)?.next()
      if (next && !next.done) placed.set(next.value, officer)
    }
  }
  return placed
}

/**
 * Asks a solver of whole numbers.
 *
 * @returns what it placed, which is checked by whoever uses it; `none` when it says there is no plan; undefined when the
 *   model is too large or nothing came in time
 */
export const askWholeNumbers = async (
  problem: Problem,
  aim: Aim,
  solver: WholeNumbers | undefined,
  seconds: number,
): Promise<Placed | 'none' | undefined> => {
  const kinds = kindsOf(problem.cases.filter(({ pool }) => pool.officers.length > 0))
  const columns = columnsOf(kinds)
  if (!solver || columns.length > MOST_COLUMNS[aim] || columns.length === 0 || seconds <= 0) return undefined
  const answer = await solver(modelOf(problem, kinds, columns, aim), seconds)
  return answer === undefined || answer === 'none' ? answer : placedBy(kinds, columns, answer.values)
}
