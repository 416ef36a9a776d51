import type { Case, Problem } from '../problem.ts'
import { idAt, listAt, recordAt } from '../reading.ts'
import type { Placed } from '../search/floor.ts'
import { checkedAssignments } from './assignments.ts'
import { insist } from './broken.ts'

/** Reads a list of ids and insists that it names exactly these, in any order. */
export const checkIds = (value: unknown, expected: readonly { readonly id: string }[], place: string): void => {
  const ids = listAt(value, place).map((id, index) => idAt(id, `${place}[${index}]`))
  const wanted = new Set(expected.map(({ id }) => id))
  const found = new Set(ids)
  insist(found.size === ids.length, () => `${place} names something twice`)
  for (const id of found) insist(wanted.has(id), () => `${place}: "${id}" does not belong there`)
  for (const id of wanted) insist(found.has(id), () => `${place}: "${id}" is missing`)
}

/** Nobody who is left over could simply be given to somebody. */
const checkNoneFits = (problem: Problem, placed: Placed): void => {
  const left = new Map(problem.officers.map(officer => [officer, { room: officer.room, places: officer.places }]))
  for (const [one, officer] of placed) {
    const desk = left.get(officer)
    if (!desk) continue
    desk.room -= one.points
    desk.places--
  }
  const fits = (one: Case): string | undefined =>
    one.pool.officers.find(officer => {
      const desk = left.get(officer)
      return desk !== undefined && desk.places > 0 && desk.room >= one.points
    })?.id
  for (const one of problem.cases) {
    const officer = placed.has(one) ? undefined : fits(one)
    insist(officer === undefined, () => `partial: case ${one.id} is left over, though ${officer} has room for it`)
  }
}

/** Every statement of a partial plan but `atMost`. */
export const checkedPartial = (problem: Problem, value: unknown, stopped = false): Placed => {
  const fields = recordAt(value, 'partial')
  const placed = checkedAssignments(problem, fields.assignments, 'partial.assignments')
  const rest = problem.cases.filter(one => !placed.has(one))
  checkIds(fields.unplaced, rest, 'partial.unplaced')
  if (!stopped) checkNoneFits(problem, placed)
  return placed
}
