import type { Day } from '../day.ts'

export type Problem = 'NO_PROBLEMS' | 'SOME_PROBLEMS' | 'SIGNIFICANT_PROBLEMS'
export type Motivation = 'FULL_MOTIVATION' | 'PARTIAL_MOTIVATION' | 'NO_MOTIVATION'

/** The answers of an assessment that the dynamic models use. Null: not answered; the model then falls back to the static one. */
export type DynamicAnswers = {
  readonly didOffenceInvolveCarryingOrUsingWeapon: boolean | null
  readonly suitabilityOfAccommodation: Problem | null
  readonly isUnemployed: boolean | null
  readonly currentRelationshipWithPartner: Problem | null
  /** Whether the person is in a relationship and lives together with the partner. */
  readonly livesWithPartner: boolean | null
  readonly evidenceOfDomesticAbuse: boolean | null
  readonly regularOffendingActivities: Problem | null
  readonly motivationToTackleDrugMisuse: Motivation | null
  readonly currentAlcoholUseProblems: Problem | null
  readonly excessiveAlcoholUse: Problem | null
  readonly impulsivityProblems: Problem | null
  readonly temperControl: Problem | null
  readonly proCriminalAttitudes: Problem | null
  /** Names of the drugs that are used now; see `drugTerms`. */
  readonly drugsUsed: readonly string[]
  /** Names of the serious offences that the person was ever convicted of; see `convictionTerms`. */
  readonly previousConvictions: readonly string[]
}

export type PredictorInput = {
  readonly female: boolean
  readonly dateOfBirth: Day
  readonly assessmentDate: Day
  readonly dateOfCurrentConviction: Day
  /** The day in the community from which reoffending is counted; the conviction where there is none. */
  readonly dateAtStartOfFollowup: Day
  readonly totalNumberOfSanctionsForAllOffences: number
  /** Null where the input gives none: VRP and SVRP then cannot be calculated. */
  readonly totalNumberOfViolentSanctions: number | null
  readonly ageAtFirstSanction: number
  readonly offenceCategory: string
  readonly dynamic: DynamicAnswers
}

/** The coefficient of each drug, by the names that the peer's interface gives them. */
export const drugTerms: Readonly<Record<string, string>> = {
  hasHeroinUsage: 'drug.heroin',
  hasMethadoneUsage: 'drug.methadone',
  hasOtherOpiateUsage: 'drug.otherOpiate',
  hasCrackCocaineUsage: 'drug.crackCocaine',
  hasPowderCocaineUsage: 'drug.powderCocaine',
  hasMisusedPrescriptionDrugUsage: 'drug.misusedPrescription',
  hasBenzodiazepinesUsage: 'drug.benzodiazepines',
  hasCannabisUsage: 'drug.cannabis',
  hasSteroidsUsage: 'drug.steroids',
  hasKetamineUsage: 'drug.anyOther(ketamine,spice,hallucinogens,solvents,other)',
  hasSpiceUsage: 'drug.anyOther(ketamine,spice,hallucinogens,solvents,other)',
  hasHallucinogensUsage: 'drug.anyOther(ketamine,spice,hallucinogens,solvents,other)',
  hasSolventsUsage: 'drug.anyOther(ketamine,spice,hallucinogens,solvents,other)',
  hasOtherDrugsUsage: 'drug.anyOther(ketamine,spice,hallucinogens,solvents,other)',
}

/** The coefficient of each serious offence of the past. */
export const convictionTerms: Readonly<Record<string, string>> = {
  HOMICIDE: 'everConvicted.murder',
  WOUNDING_GBH: 'everConvicted.wounding',
  KIDNAPPING: 'everConvicted.kidnapping',
  FIREARMS: 'everConvicted.firearm',
  ROBBERY: 'everConvicted.robbery',
  AGGRAVATED_BURGLARY: 'everConvicted.agg_burglary',
  WEAPON: 'everConvicted.weapons',
  CRIMINAL_DAMAGE: 'everConvicted.damage_with_intent',
  ARSON: 'everConvicted.arson',
}
