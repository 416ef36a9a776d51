import type { Certificate } from './certificate.ts'
import { certificateOf, leastUnplaced, shortageOf } from './certificate.ts'
import { bottleneckOf } from './flow/bound.ts'
import { demandsOf } from './flow/demands.ts'
import { maxFlow } from './flow/max-flow.ts'
import type { AllocationInput } from './input.ts'
import { assignmentsOf, planResult } from './plan-result.ts'
import type { Problem } from './problem.ts'
import { problemOf } from './problem.ts'
import { reliefOf } from './relief/relief.ts'
import type { AllocationResult, InfeasibleResult, Partial, UnprovenResult } from './result.ts'
import { findPlan } from './search/find-plan.ts'
import type { Placed } from './search/floor.ts'
import { mostCases } from './search/most-cases.ts'
import type { Tools } from './tools.ts'

const partialOf = (problem: Problem, placed: Placed): Partial => ({
  assignments: assignmentsOf(problem, placed),
  unplaced: problem.cases.filter(one => !placed.has(one)).map(({ id }) => id),
})

const infeasible = async (problem: Problem, certificate: Certificate, tools: Tools): Promise<InfeasibleResult> => {
  const atMost = problem.cases.length - leastUnplaced(certificate)
  const placed = await mostCases(problem, atMost, tools)
  return {
    status: 'infeasible',
    proof: certificate.proof,
    missingPoints: Number(certificate.missing),
    noEligibleOfficer: certificate.nobody.map(({ id }) => id),
    shortages: certificate.shortages.map(short => shortageOf(problem, short)),
    relief: reliefOf(problem, certificate, placed, tools.outOfTime),
    partial: { ...partialOf(problem, placed), atMost },
  }
}

/** More cases than the officers may hold between them, whatever the points: exact, but not a proof by points. */
const tooManyCases = (problem: Problem): string | undefined => {
  if (problem.officers.every(({ places }) => places === Number.POSITIVE_INFINITY)) return undefined
  const counts = demandsOf(problem.cases.map(one => ({ ...one, points: 1n })))
  const { unmet, full } = maxFlow(counts, ({ places }) => BigInt(Math.min(places, problem.cases.length)))
  if (unmet === 0n) return undefined
  const names = problem.officers.filter(officer => full.has(officer)).map(({ id }) => id)
  return `No plan exists, because of the limits on the number of cases: ${unmet} too many for the officers who may take them (${names.join(', ')}). Their points would fit, so there is no proof by points.`
}

const words = {
  'out of time': 'The time ran out before a plan was found. There may be one.',
  'not found': 'No plan was found. The cases would fit if they could be split, so there is no proof that none exists.',
  'solver says so':
    'No plan was found. The cases would fit if they could be split, so there is no proof; a complete search in whole numbers found no plan either.',
} as const

/** An answer of which nothing is claimed but that its partial plan keeps the limits. */
const unproven = async (problem: Problem, reason: string, tools: Tools): Promise<UnprovenResult> => ({
  status: 'unproven',
  reason,
  partial: partialOf(problem, await mostCases(problem, problem.cases.length, tools)),
})

/** The answer when a search was broken off: the reason, and the partial plan that takes no time. */
export const allocateNothingMore = (input: AllocationInput, reason: string): Promise<UnprovenResult> =>
  unproven(problemOf(input), reason, { outOfTime: () => true, secondsLeft: () => 0 })

/**
 * A plan for every case with its proven bound, or a certificate that there is none, or neither with the reason.
 *
 * @source contracts, `candour allocate`
 */
export const allocate = async (input: AllocationInput, tools: Tools): Promise<AllocationResult> => {
  const problem = problemOf(input)
  const certificate = certificateOf(problem)
  if (certificate) return infeasible(problem, certificate, tools)
  const counted = tooManyCases(problem)
  if (counted) return unproven(problem, counted, tools)
  const bottleneck = bottleneckOf(problem, tools.outOfTime)
  const found = await findPlan(problem, bottleneck, tools)
  if ('placed' in found) return planResult(problem, found.placed, bottleneck)
  return unproven(problem, words[found.none], tools)
}
