import type { DynamicAnswers, PredictorInput, SexualInput } from '@candour/tiering'
import type { Fields } from '../fields.ts'
import { booleanOrNull, dayOrNull, numberOrNull, readDay, wordOf } from './registrations.ts'

const problems = ['NO_PROBLEMS', 'SOME_PROBLEMS', 'SIGNIFICANT_PROBLEMS'] as const
const motivations = ['FULL_MOTIVATION', 'PARTIAL_MOTIVATION', 'NO_MOTIVATION'] as const
const statuses = [
  'IN_RELATIONSHIP_LIVING_TOGETHER',
  'IN_RELATIONSHIP_NOT_LIVING_TOGETHER',
  'NOT_IN_RELATIONSHIP',
] as const

/** What a predictor is made of, by the names of the vectors. */
export const readPredictorInput = (fields: Fields): PredictorInput => {
  const conviction = readDay(fields, 'dateOfCurrentConviction')
  return {
    female: wordOf(fields, 'gender', ['MALE', 'FEMALE']) === 'FEMALE',
    dateOfBirth: readDay(fields, 'dateOfBirth'),
    assessmentDate: readDay(fields, 'assessmentDate'),
    dateOfCurrentConviction: conviction,
    dateAtStartOfFollowup: dayOrNull(fields, 'dateAtStartOfFollowup') ?? conviction,
    totalNumberOfSanctionsForAllOffences: fields.number('totalNumberOfSanctionsForAllOffences'),
    totalNumberOfViolentSanctions: numberOrNull(fields, 'totalNumberOfViolentSanctions'),
    ageAtFirstSanction: fields.number('ageAtFirstSanction'),
    offenceCategory: fields.text('offenceCategory'),
    dynamic: readDynamic(fields),
  }
}

const readDynamic = (fields: Fields): DynamicAnswers => ({
  didOffenceInvolveCarryingOrUsingWeapon: booleanOrNull(fields, 'didOffenceInvolveCarryingOrUsingWeapon'),
  suitabilityOfAccommodation: problemOrNull(fields, 'suitabilityOfAccommodation'),
  isUnemployed: booleanOrNull(fields, 'isUnemployed'),
  currentRelationshipWithPartner: problemOrNull(fields, 'currentRelationshipWithPartner'),
  livesWithPartner: present(fields, 'currentRelationshipStatus')
    ? wordOf(fields, 'currentRelationshipStatus', statuses) === 'IN_RELATIONSHIP_LIVING_TOGETHER'
    : null,
  evidenceOfDomesticAbuse: booleanOrNull(fields, 'evidenceOfDomesticAbuse'),
  regularOffendingActivities: problemOrNull(fields, 'regularOffendingActivities'),
  motivationToTackleDrugMisuse: present(fields, 'motivationToTackleDrugMisuse')
    ? wordOf(fields, 'motivationToTackleDrugMisuse', motivations)
    : null,
  currentAlcoholUseProblems: problemOrNull(fields, 'currentAlcoholUseProblems'),
  excessiveAlcoholUse: problemOrNull(fields, 'excessiveAlcoholUse'),
  impulsivityProblems: problemOrNull(fields, 'impulsivityProblems'),
  temperControl: problemOrNull(fields, 'temperControl'),
  proCriminalAttitudes: problemOrNull(fields, 'proCriminalAttitudes'),
  drugsUsed: [
    ...(present(fields, 'drugsUsed') ? fields.texts('drugsUsed') : []),
    ...fields.namesLike(/^has.*Usage$/).filter(name => fields.any(name) === true),
  ],
  previousConvictions: present(fields, 'previousConvictions') ? fields.texts('previousConvictions') : [],
})

const present = (fields: Fields, name: string): boolean => fields.has(name) && fields.any(name) !== null

const problemOrNull = (fields: Fields, name: string): (typeof problems)[number] | null =>
  present(fields, name) ? wordOf(fields, name, problems) : null

/** What the sexual predictors are made of, by the names of the vectors. */
export const readSexualInput = (fields: Fields): SexualInput => {
  // The total repeats what the counts by kind say.
  fields.any('sexualSanctionsTotal')
  return {
    female: wordOf(fields, 'gender', ['MALE', 'FEMALE']) === 'FEMALE',
    everSexual: fields.boolean('everSexual'),
    adult: fields.number('adult'),
    child: fields.number('child'),
    nonContact: fields.number('nonContact'),
    images: fields.number('images'),
    ageAtFollowUp: fields.number('ageAtFollowUp'),
    ageLastSexualSanction: numberOrNull(fields, 'ageLastSexualSanction'),
    sanctions: fields.number('sanctions'),
    stranger: booleanOrNull(fields, 'stranger'),
    currentOffenceSexuallyMotivated: booleanOrNull(fields, 'currentOffenceSexuallyMotivated') ?? false,
    custody: fields.boolean('custody'),
    yearsAtRisk: fields.number('yearsAtRisk'),
    yearsSinceOffence: fields.number('yearsSinceOffence'),
    yearsSinceSexualOffence: fields.number('yearsSinceSexualOffence'),
  }
}
