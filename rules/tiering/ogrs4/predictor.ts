import { ageOn, wholeMonths } from '../day.ts'
import { TieringError } from '../tiering-error.ts'
import { bandOf, ogrs4 } from './coefficients.ts'
import type { DynamicAnswers, Motivation, PredictorInput, Problem } from './input.ts'
import { convictionTerms, drugTerms } from './input.ts'
import type { Band, Coefficients, PredictorName } from './model.ts'
import { offenceCategories } from './offence-categories.ts'
import { validatePredictorInput } from './validate.ts'

/** One part of the sum: a coefficient times how often it counts. */
export type Term = { readonly name: string; readonly value: number; readonly adds: number }

export type Prediction = {
  readonly predictor: PredictorName
  readonly type: 'STATIC' | 'DYNAMIC'
  readonly logit: number
  /** Percent within two years, to two decimals. */
  readonly percent: number
  readonly band: Band
  readonly terms: readonly Term[]
  /** Answers that a dynamic score would need and that are not there. */
  readonly missing: readonly string[]
}

/**
 * A predictor of the OGRS4 family. Dynamic when every answer that its model needs is there, else static.
 *
 * @param wanted `static` leaves the answers of the assessment aside even when they are complete
 * @throws TieringError naming the answer that is wrong
 * @source hmpps-arns-risk-actuarial-api 016919c; tiering.md 2.4
 */
export const predict = (
  predictor: PredictorName,
  input: PredictorInput,
  wanted: 'static' | 'dynamic' = 'dynamic',
): Prediction => {
  validatePredictorInput(input)
  if (predictor !== 'ARP' && input.totalNumberOfViolentSanctions === null)
    throw new TieringError('totalNumberOfViolentSanctions', `${predictor} needs the number of violent sanctions`)
  const missing = missingAnswers(predictor, input.dynamic)
  const type = wanted === 'dynamic' && missing.length === 0 ? 'dynamic' : 'static'
  const model: Coefficients = ogrs4.models[predictor][type]
  const terms = Object.entries({ ...staticValues(input), ...(type === 'dynamic' ? dynamicValues(input.dynamic) : {}) })
    .map(([name, value]) => ({ name, value, adds: (model[name] ?? 0) * value }))
    .filter(({ name, value }) => model[name] !== undefined && value !== 0)
  const logit = terms.reduce((sum, { adds }) => sum + adds, 0)
  const percent = twoDecimals(percentOfLogit(logit))
  return {
    predictor,
    type: type === 'dynamic' ? 'DYNAMIC' : 'STATIC',
    logit,
    percent,
    band: bandOf(percent, ogrs4.bands[predictor]),
    terms,
    missing,
  }
}

/** A logit as a percentage. */
export const percentOfLogit = (logit: number): number => 100 / (1 + Math.exp(-logit))

/** Rounded half up at the second decimal. */
export const twoDecimals = (percent: number): number => Math.round(percent * 100) / 100

/** How often each term counts that needs no assessment. */
const staticValues = (input: PredictorInput): Readonly<Record<string, number>> => {
  const sex = input.female ? 'female' : 'male'
  const age = ageOn(input.dateOfBirth, input.dateAtStartOfFollowup)
  const free = Math.min(36, wholeMonths(input.dateAtStartOfFollowup, input.assessmentDate))
  const category = offenceCategories[input.offenceCategory]
  return {
    intercept2yr: 1,
    female: input.female ? 1 : 0,
    ...powers('age', age, `_${sex}`),
    ...powers('offenceFreeMonths', free, ''),
    ...(category ? { [category.coefficient]: 1, ...(category.violence ? { 'offence.vatp_flag': 1 } : {}) } : {}),
    ...careerValues(input, sex),
    ...violentValues(input, sex),
  }
}

const powers = (name: string, value: number, sex: string): Readonly<Record<string, number>> =>
  Object.fromEntries([1, 2, 3, 4].map(power => [`${name}.p${power}${sex}`, value ** power]))

const careerYears = ({ dateOfBirth, dateOfCurrentConviction, ageAtFirstSanction }: PredictorInput): number =>
  ageOn(dateOfBirth, dateOfCurrentConviction) - ageAtFirstSanction

const careerValues = (input: PredictorInput, sex: string): Readonly<Record<string, number>> => {
  const total = input.totalNumberOfSanctionsForAllOffences
  const career = careerYears(input)
  const rate = (years: number): number => (total >= 3 ? Math.log(total / (career + years)) : 0)
  return {
    firstSanction: total === 1 ? 1 : 0,
    secondSanction: total === 2 ? 1 : 0,
    perSanction: total,
    [`yearsFirstToSecond_${sex}`]: total === 2 ? career : 0,
    [`lnRate26_${sex}`]: rate(26),
    [`lnRate26Squared_${sex}`]: rate(26) ** 2,
    [`lnRate12_${sex}`]: rate(12),
  }
}

const violentValues = (input: PredictorInput, sex: string): Readonly<Record<string, number>> => {
  const violent = input.totalNumberOfViolentSanctions ?? 0
  return {
    [`neverViolent_${sex}`]: violent === 0 ? 1 : 0,
    oneViolentSanction: violent === 1 ? 1 : 0,
    perViolentSanction: violent,
    lnViolentRate: violent >= 1 ? Math.log(violent / (careerYears(input) + 30)) : 0,
  }
}

const problemScore: Readonly<Record<Problem, number>> = { NO_PROBLEMS: 0, SOME_PROBLEMS: 1, SIGNIFICANT_PROBLEMS: 2 }
const motivationScore: Readonly<Record<Motivation, number>> = {
  FULL_MOTIVATION: 0,
  PARTIAL_MOTIVATION: 1,
  NO_MOTIVATION: 2,
}

const problem = (answer: Problem | null): number => (answer === null ? 0 : problemScore[answer])

const dynamicValues = (answers: DynamicAnswers): Readonly<Record<string, number>> => {
  const livesTogether = answers.livesWithPartner ? 1 : 0
  const partner = problem(answers.currentRelationshipWithPartner)
  const motivation = answers.motivationToTackleDrugMisuse
  return {
    q2_2_weapon: answers.didOffenceInvolveCarryingOrUsingWeapon ? 1 : 0,
    q3_4_accommodationSuitability: problem(answers.suitabilityOfAccommodation),
    q4_2_unemployed: answers.isUnemployed ? ogrs4.unemployedScores : 0,
    liveInRelationship: livesTogether,
    q6_4_partnerRelationship: partner,
    liveIn_x_q6_4: livesTogether * partner,
    q6_7_domesticAbusePerpetrator: answers.evidenceOfDomesticAbuse ? 1 : 0,
    q7_2_activitiesEncourageOffending: problem(answers.regularOffendingActivities),
    q8_8_drugMotivation: motivation === null ? 0 : motivationScore[motivation],
    q9_1_currentAlcohol: problem(answers.currentAlcoholUseProblems),
    q9_2_bingeDrinking: problem(answers.excessiveAlcoholUse),
    q11_2_impulsivity: problem(answers.impulsivityProblems),
    q11_4_temperControl: problem(answers.temperControl),
    q12_1_proCriminalAttitudes: problem(answers.proCriminalAttitudes),
    ...Object.fromEntries(answers.drugsUsed.map(drug => [drugTerms[drug] ?? drug, 1])),
    ...Object.fromEntries(answers.previousConvictions.map(name => [convictionTerms[name] ?? name, 1])),
  }
}

/** The answers that each dynamic model needs. Drug motivation need not be given: without it no drug misuse is counted. */
const needed: Readonly<Record<PredictorName, readonly (keyof DynamicAnswers)[]>> = {
  ARP: [
    'suitabilityOfAccommodation',
    'isUnemployed',
    'currentRelationshipWithPartner',
    'livesWithPartner',
    'evidenceOfDomesticAbuse',
    'regularOffendingActivities',
    'currentAlcoholUseProblems',
    'excessiveAlcoholUse',
    'impulsivityProblems',
    'proCriminalAttitudes',
  ],
  VRP: [
    'suitabilityOfAccommodation',
    'isUnemployed',
    'currentRelationshipWithPartner',
    'livesWithPartner',
    'evidenceOfDomesticAbuse',
    'regularOffendingActivities',
    'currentAlcoholUseProblems',
    'excessiveAlcoholUse',
    'impulsivityProblems',
    'temperControl',
  ],
  SVRP: [
    'didOffenceInvolveCarryingOrUsingWeapon',
    'suitabilityOfAccommodation',
    'isUnemployed',
    'currentAlcoholUseProblems',
    'temperControl',
    'proCriminalAttitudes',
  ],
}

const missingAnswers = (predictor: PredictorName, answers: DynamicAnswers): readonly string[] =>
  needed[predictor].filter(name => answers[name] === null)
