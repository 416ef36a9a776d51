import type { InactiveWeights, Profile, RuleSet, TierWeights } from '@candour/workload'
import { locations, officerWorkload, reportPoints, ruleSetFrom, tierPoints, usedPoints } from '@candour/workload'
import type { Fields } from '../../fields.ts'
import { readReports } from '../../officer-input.ts'
import type { Answers } from '../compare.ts'

/**
 * An officer with the same number of cases in every active tier of three locations, weights given by the input, and
 * young adults in transition from whose cases the inactive ones still have to be taken out.
 */
export const officerOfMatrix = (input: Fields, profile: Profile, base: RuleSet): Answers => {
  const weights = input.numbers('pointsPerTier')
  const tiers = weighTiers(base, weights, input)
  const { reports, ruleSet } = readReports(input, ruleSetFrom({ ...base.data, tiers }))
  readPremises(input)
  const casesPerTier = input.number('casesPerTier')
  const cases = locations.flatMap(() => tiers.map((_, code) => (isActive(code, weights) ? casesPerTier : 0)))
  const officer = officerWorkload(
    { grade: 'DMY', contractedHours: null, reductionHours: 0, cases, t2aCases: null, reports, contactPoints: 0 },
    ruleSet,
    profile,
  )
  const t2a = t2aPoints(input.inner('t2a'), inactiveFields(input.inner('weights')))
  const points = (kind: keyof typeof reports) =>
    reportPoints(kind, reports[kind] ?? 0, ruleSet.data.reports[kind], profile)
  return {
    totalPoints: usedPoints({ ...officer.parts, t2a }),
    sdrPoints: points('sdr'),
    sdrConversionPoints: points('fdr'),
    paromPoints: points('parole'),
    armsPoints: points('armsCommunity') + points('armsLicence'),
  }
}

/** Codes from 1 on: untiered stands before them, and contact suspended after 16 unless the case weighs it too. */
const isActive = (code: number, weights: readonly number[]): boolean => code > 0 && code <= weights.length

const weighTiers = (base: RuleSet, weights: readonly number[], input: Fields): readonly TierWeights[] => {
  const tiered = base.data.tiers.length - 1
  if (weights.length !== 16 && weights.length !== tiered) {
    throw input.wrong('pointsPerTier', weights, `16 weights, A3 to D0, or ${tiered} with contact suspended`)
  }
  return base.data.tiers.map((tier, code) => {
    const each = isActive(code, weights) ? (weights[code - 1] ?? 0) : 0
    return { ...tier, community: each, custody: each, licence: each }
  })
}

/** What the rule takes for granted: all three locations, and a filtered sheet without inactive cases. */
const readPremises = (input: Fields): void => {
  const named = input.texts('locations')
  if (named.join() !== locations.join()) throw input.wrong('locations', named, locations.join(', '))
  const filtered = input.inner('filtered')
  if (!filtered.boolean('inactiveAlreadyRemoved')) {
    throw filtered.wrong('inactiveAlreadyRemoved', false, 'true: inactive cases are taken out before the import')
  }
  filtered.done()
}

const t2aPoints = (t2a: Fields, keeps: InactiveWeights): number => {
  const total = t2a.number('casesPerTier')
  const weights = t2a.numbers('pointsPerTier')
  const inactive = inactiveFields(t2a)
  t2a.done()
  let points = 0
  for (const each of weights) points += locations.length * tierPoints(total, each, inactive, keeps)
  return points
}

const inactiveFields = (fields: Fields): InactiveWeights => ({
  warrants: fields.number('warrants'),
  unpaidWork: fields.number('unpaidWork'),
  overdueTermination: fields.number('overdueTermination'),
})
