import type { Case, Officer, Problem } from '../problem.ts'
import type { Rational } from '../rational.ts'
import { compare, parseFraction, rational } from '../rational.ts'
import { recordAt } from '../reading.ts'
import { Broken, insist } from './broken.ts'

type Weights = { readonly ofCase: (one: Case) => Rational; readonly ofOfficer: (officer: Officer) => Rational }

const weightsAt = (value: unknown, place: string, ids: readonly string[]): ReadonlyMap<string, Rational> => {
  const fields = recordAt(value, place)
  const known = new Set(ids)
  for (const id of Object.keys(fields))
    insist(known.has(id), () => `${place} has a weight for "${id}", who is not in the input`)
  return new Map(
    ids.map(id => {
      const weight = Object.hasOwn(fields, id) ? parseFraction(fields[id]) : undefined
      if (!weight) throw new Broken(`${place}["${id}"] is not a fraction "p/q"`)
      return [id, weight]
    }),
  )
}

const NOTHING = rational(0n)

/** Reads a proof and insists on u_j >= 0 and y_i <= points_i x u_j for every eligible pair. */
export const checkedProof = (problem: Problem, value: unknown): Weights => {
  const fields = recordAt(value, 'proof')
  const cases = weightsAt(
    fields.caseWeights,
    'proof.caseWeights',
    problem.cases.map(({ id }) => id),
  )
  const officers = weightsAt(
    fields.officerWeights,
    'proof.officerWeights',
    problem.officers.map(({ id }) => id),
  )
  const ofOfficer = ({ id }: Officer): Rational => officers.get(id) ?? NOTHING
  for (const officer of problem.officers)
    insist(ofOfficer(officer).n >= 0n, () => `proof.officerWeights["${officer.id}"] is below 0`)
  const ofCase = ({ id }: Case): Rational => cases.get(id) ?? NOTHING
  checkPairs(problem, ofCase, ofOfficer)
  return { ofCase, ofOfficer }
}

const checkPairs = (problem: Problem, ofCase: Weights['ofCase'], ofOfficer: Weights['ofOfficer']): void => {
  const lightest = new Map(
    problem.pools.map(pool => [pool, [...pool.officers].sort((a, b) => compare(ofOfficer(a), ofOfficer(b))).at(0)]),
  )
  for (const one of problem.cases) {
    const officer = lightest.get(one.pool)
    if (!officer) continue
    const { n, d } = ofOfficer(officer)
    insist(
      compare(ofCase(one), rational(n * one.points, d)) <= 0,
      () => `proof: the weight of case ${one.id} is more than its points x the weight of ${officer.id}`,
    )
  }
}

/** A sum of fractions. Most share a denominator, so that each is summed by itself first. */
export const total = <T>(items: Iterable<T>, of: (item: T) => Rational): Rational => {
  const byDenominator = new Map<bigint, bigint>()
  for (const item of items) {
    const { n, d } = of(item)
    byDenominator.set(d, (byDenominator.get(d) ?? 0n) + n)
  }
  let sum = NOTHING
  for (const [d, n] of byDenominator) sum = rational(sum.n * d + n * sum.d, sum.d * d)
  return sum
}

export const times = ({ n, d }: Rational, factor: bigint): Rational => rational(n * factor, d)
