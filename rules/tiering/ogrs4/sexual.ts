import { TieringError } from '../tiering-error.ts'
import { bandOf, ogrs4 } from './coefficients.ts'
import type { Band } from './model.ts'
import { percentOfLogit, twoDecimals } from './predictor.ts'

/** What the sexual predictors are made of: sanctions by kind, ages in whole years, and three clocks in whole years. */
export type SexualInput = {
  readonly female: boolean
  /** Question 1.30. */
  readonly everSexual: boolean
  readonly adult: number
  readonly child: number
  readonly nonContact: number
  readonly images: number
  readonly ageAtFollowUp: number
  readonly ageLastSexualSanction: number | null
  readonly sanctions: number
  /** Whether the victim was a stranger; null where it was not asked, and refused when the offence is sexually motivated. */
  readonly stranger: boolean | null
  readonly currentOffenceSexuallyMotivated: boolean
  readonly custody: boolean
  readonly yearsAtRisk: number
  readonly yearsSinceOffence: number
  readonly yearsSinceSexualOffence: number
}

export type SexualBandOf = Band | 'NOT_APPLICABLE'

export type ContactSexual = {
  readonly points: number | null
  readonly percent: number
  readonly band: SexualBandOf
  /** One band lower than the points say, after five clean years in the community. Absent where the predictor does not apply. */
  readonly reduced?: boolean
}

export type ImagesSexual = { readonly percent: number; readonly band: SexualBandOf }

/** @source tiering.md 2.4 and the header of ogrs4.json; hmpps-arns-risk-actuarial-api 016919c */
export const sexualRules = {
  adult: [0, 5, 10, 15],
  child: [0, 3, 6, 9],
  nonContact: [0, 2, 4, 6],
  age: { youngestCounts: 18, none: 60, yearsPerPoint: 3, most: 14 },
  lastSanction: [
    { from: 18, points: 10 },
    { from: 16, points: 5 },
    { from: 0, points: 0 },
  ],
  twoSanctions: 6,
  stranger: 4,
  logit: { intercept: -8.633, perPoint: 0.1598 },
  bandPoints: [22, 30, 36],
  cleanYears: 5,
  images: [
    { from: 2, percent: 10.31, band: 'HIGH' },
    { from: 1, percent: 3.33, band: 'MEDIUM' },
  ],
  childContact: [
    { from: 2, percent: 0.93 },
    { from: 1, percent: 0.63 },
    { from: 0, percent: 0.28 },
  ],
  /** Added to CSRP for a woman with a sexual offence. */
  woman: 0.38314176,
  mostCsrp: 99.99,
} as const

/**
 * The predictor of contact sexual reoffending. It does not apply to women, nor to somebody who never committed a sexual offence.
 *
 * @throws TieringError when the answers contradict each other
 */
export const contactSexual = (input: SexualInput): ContactSexual => {
  validate(input)
  if (input.female || !input.everSexual) return { points: null, percent: 0, band: 'NOT_APPLICABLE' }
  const points = pointsOf(input)
  const full = bandOf(points, sexualRules.bandPoints)
  const reduced = full !== 'LOW' && isClean(input)
  const { intercept, perPoint } = sexualRules.logit
  return {
    points,
    percent: twoDecimals(percentOfLogit(intercept + perPoint * points)),
    band: reduced ? lower[full] : full,
    reduced,
  }
}

const lower: Readonly<Record<Band, Band>> = { LOW: 'LOW', MEDIUM: 'LOW', HIGH: 'MEDIUM', VERY_HIGH: 'HIGH' }

const isClean = ({ custody, yearsAtRisk, yearsSinceOffence, yearsSinceSexualOffence }: SexualInput): boolean =>
  !custody && Math.min(yearsAtRisk, yearsSinceOffence, yearsSinceSexualOffence) >= sexualRules.cleanYears

const pointsOf = (input: SexualInput): number => {
  const { lastSanction, twoSanctions, stranger } = sexualRules
  const last = input.ageLastSexualSanction
  return (
    upTo(sexualRules.adult, input.adult) +
    upTo(sexualRules.child, input.child) +
    upTo(sexualRules.nonContact, input.nonContact) +
    agePoints(input.ageAtFollowUp) +
    (last === null ? 0 : (lastSanction.find(({ from }) => last >= from)?.points ?? 0)) +
    (input.sanctions >= 2 ? twoSanctions : 0) +
    (input.stranger ? stranger : 0)
  )
}

/** Three or more count as three. */
const upTo = (points: readonly number[], count: number): number => points[Math.min(count, points.length - 1)] ?? 0

const agePoints = (age: number): number => {
  const { youngestCounts, none, yearsPerPoint, most } = sexualRules.age
  if (age < youngestCounts) return most
  if (age >= none) return 0
  return Math.min(most, Math.ceil((none - age) / yearsPerPoint))
}

/** The predictor of images and indirect contact: a fixed table. */
export const imagesSexual = (input: SexualInput): ImagesSexual => {
  validate(input)
  if (input.female || !input.everSexual) return { percent: 0, band: 'NOT_APPLICABLE' }
  const images = sexualRules.images.find(({ from }) => input.images >= from)
  if (images) return { percent: images.percent, band: images.band }
  return { percent: sexualRules.childContact.find(({ from }) => input.child >= from)?.percent ?? 0, band: 'LOW' }
}

/**
 * The combined serious reoffending predictor: serious violence, contact sexual, images and indirect.
 *
 * @param svrp percent of SVRP, to two decimals
 * @source tiering.md 2.4
 */
export const combined = (
  svrp: number,
  sexual: { readonly dcSrp: ContactSexual; readonly iicSrp: ImagesSexual; readonly womanWithSexualOffence: boolean },
): { readonly percent: number; readonly band: Band } => {
  const sum =
    svrp + sexual.dcSrp.percent + sexual.iicSrp.percent + (sexual.womanWithSexualOffence ? sexualRules.woman : 0)
  const percent = Math.min(sexualRules.mostCsrp, twoDecimals(sum))
  return { percent, band: bandOf(percent, ogrs4.bands.CSRP) }
}

const validate = (input: SexualInput): void => {
  const counts = [input.adult, input.child, input.nonContact, input.images]
  if (counts.some(count => !Number.isInteger(count) || count < 0))
    throw new TieringError('sexualSanctions', 'Sexual sanctions are counted in whole numbers from 0')
  if (input.everSexual && counts.every(count => count === 0))
    throw new TieringError('everSexual', 'Question 1.30 is answered yes and no sexual sanction is counted')
  if (!input.everSexual && counts.some(count => count > 0))
    throw new TieringError('everSexual', 'Question 1.30 is answered no and sexual sanctions are counted')
  if (input.currentOffenceSexuallyMotivated && input.stranger === null)
    throw new TieringError('stranger', 'The offence is sexually motivated: say whether the victim was a stranger')
}
