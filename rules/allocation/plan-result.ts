import type { Bottleneck } from './flow/bound.ts'
import { confinedTo, sum } from './flow/demands.ts'
import type { Case, Officer, Problem } from './problem.ts'
import type { Rational } from './rational.ts'
import { compare, nearest, rational, roundedDown, roundedUp, written } from './rational.ts'
import type { Assignment, PlanResult, Proof } from './result.ts'
import type { Placed } from './search/floor.ts'

/** Assignments in the order of the input. */
export const assignmentsOf = (problem: Problem, placed: Placed): readonly Assignment[] =>
  problem.cases.flatMap(one => {
    const officer = placed.get(one)
    return officer ? [{ case: one.id, officer: officer.id }] : []
  })

/** The highest load after a plan, over officers with points available; undefined when there are none. */
export const highestLoad = (problem: Problem, placed: Placed): Rational | undefined => {
  const points = new Map<Officer, bigint>()
  for (const [one, officer] of placed) points.set(officer, (points.get(officer) ?? 0n) + one.points)
  let highest: Rational | undefined
  for (const officer of problem.officers) {
    if (officer.available === 0n) continue
    const load = rational(officer.used + (points.get(officer) ?? 0n), officer.available)
    if (highest === undefined || compare(load, highest) > 0) highest = load
  }
  return highest
}

/** Every case and officer with a weight: those given have theirs, the others none. */
export const proofOf = (
  problem: Problem,
  caseWeight: (one: Case) => Rational,
  officerWeight: (officer: Officer) => Rational,
): Proof => ({
  caseWeights: Object.fromEntries(problem.cases.map(one => [one.id, written(caseWeight(one))])),
  officerWeights: Object.fromEntries(problem.officers.map(officer => [officer.id, written(officerWeight(officer))])),
})

export const NO_WEIGHT = rational(0n)

/**
 * The proof of a bottleneck: each of its officers weighs 1 / their available points, each case confined to them its
 * points times that, everything else nothing. Somebody with no points available and none used weighs the same as the
 * bottleneck: it costs the bound nothing, and a reader need not know that nobody can give them a case.
 */
const proofOfBottleneck = (problem: Problem, { officers }: Bottleneck): Proof => {
  const available = sum(officers, officer => officer.available)
  const confined = new Set(confinedTo(problem.cases, officers).filter(({ pool }) => pool.officers.length > 0))
  const weighs = (officer: Officer): boolean =>
    officers.has(officer) || (officer.available === 0n && officer.used === 0n)
  return proofOf(
    problem,
    one => (confined.has(one) ? rational(one.points, available) : NO_WEIGHT),
    officer => (weighs(officer) ? rational(1n, available) : NO_WEIGHT),
  )
}

/** (highest - bound) / bound in per cent; 0 when both are 0. */
export const gapOf = (highest: Rational, bound: Rational): Rational =>
  bound.n === 0n
    ? rational(highest.n, highest.d)
    : rational((highest.n * bound.d - bound.n * highest.d) * 100n, highest.d * bound.n)

const percent = ({ n, d }: Rational): Rational => rational(n * 100n, d)

/** The percentages of a plan as they are written. */
export const figuresOf = (
  highest: Rational | undefined,
  bound: Rational | undefined,
): Pick<PlanResult, 'highestPercent' | 'bound' | 'gapPercent'> =>
  highest && bound
    ? {
        highestPercent: nearest(percent(highest)),
        bound: roundedDown(percent(bound)),
        gapPercent: roundedUp(gapOf(highest, bound)),
      }
    : { highestPercent: null, bound: null, gapPercent: null }

/** The result of a complete plan. */
export const planResult = (problem: Problem, placed: Placed, bottleneck: Bottleneck | undefined): PlanResult => ({
  status: 'plan',
  assignments: assignmentsOf(problem, placed),
  ...figuresOf(highestLoad(problem, placed), bottleneck?.load),
  proof: bottleneck
    ? proofOfBottleneck(problem, bottleneck)
    : proofOf(
        problem,
        () => NO_WEIGHT,
        () => NO_WEIGHT,
      ),
})
