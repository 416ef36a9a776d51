import type { Case, Officer, Problem } from '../problem.ts'
import { idAt, listAt, recordAt } from '../reading.ts'
import type { Placed } from '../search/floor.ts'
import { insist } from './broken.ts'

/**
 * Reads a list of assignments and insists on what every plan must keep: known ids, a case once, an officer who may take
 * it, nobody above their points or their number of cases.
 */
export const checkedAssignments = (problem: Problem, value: unknown, place: string): Placed => {
  const cases = new Map(problem.cases.map(one => [one.id, one]))
  const officers = new Map(problem.officers.map(officer => [officer.id, officer]))
  const placed = new Map<Case, Officer>()
  for (const [index, row] of listAt(value, place).entries()) {
    const at = `${place}[${index}]`
    const fields = recordAt(row, at)
    const one = cases.get(idAt(fields.case, `${at}.case`))
    const officer = officers.get(idAt(fields.officer, `${at}.officer`))
    if (!one || !officer) {
      insist(one !== undefined, () => `${at}: there is no case "${fields.case}"`)
      insist(officer !== undefined, () => `${at}: there is no officer "${fields.officer}"`)
      continue
    }
    insist(!placed.has(one), () => `${at}: case ${one.id} is assigned twice`)
    insist(one.pool.named.includes(officer), () => `${at}: ${officer.id} is not eligible for case ${one.id}`)
    insist(officer.available > 0n, () => `${at}: ${officer.id} has no points available and takes nothing`)
    placed.set(one, officer)
  }
  checkLimits(placed, place)
  return placed
}

const checkLimits = (placed: Placed, place: string): void => {
  const taken = new Map<Officer, { points: bigint; cases: number }>()
  for (const [one, officer] of placed) {
    const { points, cases } = taken.get(officer) ?? { points: 0n, cases: 0 }
    taken.set(officer, { points: points + one.points, cases: cases + 1 })
  }
  for (const [{ id, room, places }, { points, cases }] of taken) {
    insist(points <= room, () => `${place}: ${id} is given ${points} points and has room for ${room}`)
    insist(cases <= places, () => `${place}: ${id} is given ${cases} cases and may take ${places} more`)
  }
}

/** Insists that exactly these cases are without an officer. */
export const checkComplete = (problem: Problem, placed: Placed, without: ReadonlySet<Case>, place: string): void => {
  for (const one of problem.cases)
    insist(placed.has(one) !== without.has(one), () =>
      without.has(one)
        ? `${place}: case ${one.id} has an officer, though nobody may take it`
        : `${place}: case ${one.id} has no officer`,
    )
}
