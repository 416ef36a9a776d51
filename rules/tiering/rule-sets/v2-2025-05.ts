import type { RuleSetV2 } from './rule-set.ts'

/**
 * The second tiering model with the thresholds of the Strengths and Needs questionnaire, in use since 20 May 2025.
 *
 * @source hmpps-tier affac98a; tiering.md 1.2, 1.3, 1.4 and 1.9
 */
export const v2May2025: RuleSetV2 = {
  id: 'tier-v2-2025-05',
  validFrom: '2025-05-20',
  source: 'hmpps-tier affac98a',
  rsr: [
    { from: 7, gives: 20 },
    { from: 3, gives: 10 },
    { from: 0, gives: 0 },
  ],
  rosh: { 'very high': 150, high: 20, medium: 10, low: 0, none: 0 },
  mappa: { M1: 5, M2: 150, M3: 150 },
  complexity: 2,
  women: { parenting: 2, impulsivityOrTemper: 2, enforcement: 2 },
  protect: [
    { from: 150, gives: 'A' },
    { from: 20, gives: 'B' },
    { from: 10, gives: 'C' },
    { from: 0, gives: 'D' },
  ],
  change: [
    { from: 20, gives: 3 },
    { from: 10, gives: 2 },
    { from: 0, gives: 1 },
  ],
  withoutMandate: 0,
  withoutAssessment: 2,
  ogrsPercentPerPoint: 10,
  iom: 2,
  needs: {
    ACCOMMODATION: {
      name: 'accommodation',
      weight: 1,
      oasys: { standard: 2, severe: 7 },
      strengthsAndNeeds: { standard: 3, severe: 5 },
      questions: {
        noFixedAbodeOrTransient: 'No fixed abode or transient',
        suitabilityOfAccommodation: 'Suitability of accommodation',
        permanenceOfAccommodation: 'Permanence of accommodation',
        locationOfAccommodation: 'Location of accommodation',
      },
    },
    EDUCATION_TRAINING_AND_EMPLOYABILITY: {
      name: 'education, training and employability',
      weight: 1,
      oasys: { standard: 3, severe: 7 },
      strengthsAndNeeds: { standard: 3, severe: 7 },
      questions: {
        unemployed: 'Unemployed',
        employmentHistory: 'Employment history',
        workRelatedSkills: 'Work-related skills',
        attitudeToEmployment: 'Attitude to employment',
      },
    },
    RELATIONSHIPS: {
      name: 'relationships',
      weight: 1,
      oasys: { standard: 2, severe: 5 },
      strengthsAndNeeds: { standard: 2, severe: 5 },
      questions: {
        relCloseFamily: 'Relationship with close family',
        experienceOfChildhood: 'Experience of childhood',
        prevCloseRelationships: 'Previous close relationships',
      },
    },
    LIFESTYLE_AND_ASSOCIATES: {
      name: 'lifestyle and associates',
      weight: 1,
      oasys: { standard: 2, severe: 5 },
      strengthsAndNeeds: { standard: 2, severe: 5 },
      questions: {
        regActivitiesEncourageOffending: 'Regular activities that encourage offending',
        easilyInfluenced: 'Easily influenced',
        recklessness: 'Recklessness',
      },
    },
    DRUG_MISUSE: {
      name: 'drug misuse',
      weight: 1,
      oasys: { standard: 2, severe: 8 },
      strengthsAndNeeds: { standard: 2, severe: 6 },
      questions: {
        currentDrugNoted: 'Current drug noted',
        levelOfUseOfMainDrug: 'Level of use of the main drug',
        everInjectedDrugs: 'Ever injected drugs',
        motivationToTackleDrugMisuse: 'Motivation to tackle drug misuse',
        drugsMajorActivity: 'Drugs a major activity',
      },
    },
    ALCOHOL_MISUSE: {
      name: 'alcohol misuse',
      weight: 1,
      oasys: { standard: 4, severe: 7 },
      strengthsAndNeeds: { standard: 2, severe: 4 },
      questions: {
        currentUse: 'Current use',
        bingeDrinking: 'Binge drinking',
        frequencyAndLevel: 'Frequency and level',
        alcoholTackleMotivation: 'Motivation to tackle alcohol misuse',
      },
    },
    THINKING_AND_BEHAVIOUR: {
      name: 'thinking and behaviour',
      weight: 2,
      oasys: { standard: 4, severe: 7 },
      strengthsAndNeeds: { standard: 3, severe: 5 },
      questions: {
        recogniseProblems: 'Recognises problems',
        problemSolvingSkills: 'Problem-solving skills',
        awarenessOfConsequences: 'Awareness of consequences',
        understandsViewsOfOthers: "Understands other people's views",
      },
    },
    ATTITUDES: {
      name: 'attitudes',
      weight: 2,
      oasys: { standard: 2, severe: 7 },
      strengthsAndNeeds: { standard: 1, severe: 5 },
      questions: {
        proCriminalAttitudes: 'Pro-criminal attitudes',
        attitudesTowardsSupervision: 'Attitudes towards supervision',
        attitudesTowardsCommunitySociety: 'Attitudes towards community and society',
        motivationToAddressBehaviour: 'Motivation to address behaviour',
      },
    },
  },
  neverScored: ['FINANCIAL_MANAGEMENT_AND_INCOME', 'EMOTIONAL_WELL_BEING'],
  unpaidWork: ['W', 'W1'],
  assessmentWeeks: 55,
}
