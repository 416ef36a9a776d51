import { confinedTo, demandsOf, sum } from './flow/demands.ts'
import { maxFlow } from './flow/max-flow.ts'
import { NO_WEIGHT, proofOf } from './plan-result.ts'
import type { Case, Officer, Problem } from './problem.ts'
import { withoutOfficer } from './problem.ts'
import { rational } from './rational.ts'
import type { Proof, Shortage } from './result.ts'

/** Officers who are together too full for the cases that can go to nobody else. */
export type Short = { readonly officers: readonly Officer[]; readonly cases: readonly Case[] }

/** Why no plan exists: cases nobody may take, and officers too full for the cases confined to them. */
export type Certificate = {
  readonly missing: bigint
  readonly nobody: readonly Case[]
  readonly shortages: readonly Short[]
  readonly proof: Proof
}

type Group = { readonly officers: Officer[]; readonly cases: Case[] }

/** Parts of a shortage that share no officer: two teams that are short are two shortages. */
const partsOf = (cases: readonly Case[]): readonly Group[] => {
  const groupOf = new Map<Officer, Group>()
  for (const { pool } of cases) {
    const [first] = pool.officers
    if (!first) continue
    let group = groupOf.get(first) ?? { officers: [first], cases: [] }
    groupOf.set(first, group)
    for (const officer of pool.officers) group = joined(groupOf, group, officer)
  }
  for (const one of cases) {
    const [first] = one.pool.officers
    if (first) groupOf.get(first)?.cases.push(one)
  }
  return [...new Set(groupOf.values())]
}

const joined = (groupOf: Map<Officer, Group>, group: Group, officer: Officer): Group => {
  const other = groupOf.get(officer)
  if (other === group) return group
  const [small, large] =
    (other?.officers.length ?? 1) > group.officers.length ? [group, other ?? group] : [other, group]
  for (const member of small?.officers ?? [officer]) {
    large.officers.push(member)
    groupOf.set(member, large)
  }
  return large
}

const proofOfShortage = (problem: Problem, short: ReadonlySet<Case>, full: ReadonlySet<Officer>): Proof => {
  const missesPoints = [...short].some(({ points }) => points > 0n)
  // Somebody with no points available has no room: their weight costs nothing, and without it a reader would have to
  // know that a pair with them does not count.
  const weighs = (officer: Officer): boolean => full.has(officer) || officer.available === 0n
  return proofOf(
    problem,
    one => (short.has(one) ? rational(missesPoints ? one.points : 1n) : NO_WEIGHT),
    officer => (weighs(officer) ? rational(1n) : NO_WEIGHT),
  )
}

/**
 * The exact reason why no plan exists, or undefined when cases that may be split could all be placed.
 *
 * By the theorem of Hall and of largest flow and smallest cut, the officers left full and the cases confined to them
 * prove it by themselves: the points of those cases are more than the room of those officers.
 */
export const certificateOf = (problem: Problem): Certificate | undefined => {
  const nobody = withoutOfficer(problem)
  const able = problem.cases.filter(({ pool }) => pool.officers.length > 0)
  const { unmet, full } = maxFlow(demandsOf(able), ({ room }) => room)
  if (unmet === 0n && nobody.length === 0) return undefined
  const confined = unmet === 0n ? [] : confinedTo(able, full).filter(({ points }) => points > 0n)
  const short = new Set([...confined, ...nobody])
  return {
    missing: unmet + sum(nobody, ({ points }) => points),
    nobody,
    shortages: partsOf(confined).filter(
      part => sum(part.cases, ({ points }) => points) > sum(part.officers, ({ room }) => room),
    ),
    proof: proofOfShortage(problem, short, unmet === 0n ? new Set() : full),
  }
}

/** Cases that must stay without an officer: nobody may take them, or even the smallest of a shortage do not all fit. */
export const leastUnplaced = ({ nobody, shortages }: Pick<Certificate, 'nobody' | 'shortages'>): number =>
  nobody.length +
  shortages.reduce((total, { officers, cases }) => {
    let room = sum(officers, officer => officer.room)
    const sizes = cases.map(({ points }) => points).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    const fitting = sizes.findIndex(points => {
      room -= points
      return room < 0n
    })
    return total + (fitting < 0 ? 0 : cases.length - fitting)
  }, 0)

/** A shortage as it is written, officers and cases in the order of the input. */
export const shortageOf = (problem: Problem, short: Short): Shortage => {
  const [officers, cases] = [new Set(short.officers), new Set(short.cases)]
  const points = sum(cases, one => one.points)
  const room = sum(officers, officer => officer.room)
  return {
    officers: problem.officers.filter(officer => officers.has(officer)).map(({ id }) => id),
    cases: problem.cases.filter(one => cases.has(one)).map(({ id }) => id),
    points: Number(points),
    room: Number(room),
    missingPoints: Number(points - room),
  }
}
