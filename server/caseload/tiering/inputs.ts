import {
  type Assessment,
  type NeedName,
  type Predictors,
  previousEnforcementActivity,
  type Registration,
  roshLevels,
  type Score,
  type Sentence,
  type Severity,
  type SexualBand,
  type V2Input,
  type V3Input,
  v2May2025,
} from '@candour/tiering'
import type { Day } from '#platform/database/tables.ts'
import { isKnownCode, recordedCode } from '../codes/codes.ts'
import { daysBetween } from '../record/late.ts'
import type { FullAssessment, ScoredNeed } from '../record/state/tiering.ts'
import type { CaseState } from '../record/state.ts'
import { standingRosh } from './rosh.ts'

/** The needs of the rule by the areas of the record. Finance and wellbeing are never scored. */
const needOfArea: Readonly<Record<string, NeedName>> = {
  accommodation: 'ACCOMMODATION',
  employment: 'EDUCATION_TRAINING_AND_EMPLOYABILITY',
  relationships: 'RELATIONSHIPS',
  lifestyle: 'LIFESTYLE_AND_ASSOCIATES',
  drugs: 'DRUG_MISUSE',
  alcohol: 'ALCOHOL_MISUSE',
  thinking: 'THINKING_AND_BEHAVIOUR',
  attitudes: 'ATTITUDES',
}

const severityOfLevel: Readonly<Record<string, Severity>> = { none: 'NO_NEED', some: 'STANDARD', significant: 'SEVERE' }

/** What tier v3 is made of, as this record says it. */
export const v3InputOf = (state: CaseState, asOf: Day): V3Input => ({
  asOf,
  hasActiveEvent: isSupervised(state),
  registrations: registrationsOf(state),
  latestReleaseDate: state.tiering.released?.on ?? null,
  everCommittedSexualOffence: state.tiering.everSexual?.answer ?? null,
  predictors: predictorsOf(state),
})

/** What tier v2 is made of, as this record says it. */
export const v2InputOf = (state: CaseState, asOf: Day): V2Input => {
  const assessment = validAssessment(state, asOf)
  return {
    asOf,
    female: state.identity?.sex === 'female',
    rsrPercent: percentOf(state, 'rsr'),
    ogrsPercent: percentOf(state, 'ogrs3'),
    registrations: registrationsOf(state),
    sentences: sentencesOf(state),
    previousEnforcementActivity: previousEnforcementActivity(
      asOf,
      // What the record keeps is what counts: the codes of outcomes belong to the peer's tables.
      state.tiering.enforced.map(({ on }) => ({ outcome: 'BRE01', referralDate: on, eventDeleted: false })),
    ),
    assessment: assessment ? assessmentOf(assessment) : null,
  }
}

/** Whether a sentence runs. */
export const isSupervised = (state: CaseState): boolean =>
  state.ended === null && state.sentences.some(({ endedOn }) => endedOn === null)

const registrationsOf = (state: CaseState): readonly Registration[] => [
  ...state.registrations
    .filter(({ type }) => !(type in roshLevels))
    .map(({ type, mappaCategory, mappaLevel, since }) => ({
      code: type,
      level: mappaLevel,
      category: mappaCategory,
      date: since,
    })),
  ...standingRosh(state),
]

const percentOf = ({ predictors }: CaseState, name: string): number | null =>
  predictors.find(one => one.name === name)?.percent ?? null

const predictorsOf = (state: CaseState): Predictors | null => {
  const arp = scoreOf(state, 'arp')
  const csrp = scoreOf(state, 'csrp')
  if (!arp && !csrp) return null
  const dcSrp = state.predictors.find(one => one.name === 'dc-srp')
  return {
    arp,
    csrp,
    dcSrp: dcSrp
      ? { score: dcSrp.percent ?? 0, band: dcSrp.band === null ? null : (bandNames[dcSrp.band] ?? null) }
      : null,
  }
}

const bandNames: Readonly<Record<string, SexualBand>> = {
  low: 'LOW',
  medium: 'MEDIUM',
  high: 'HIGH',
  'very-high': 'VERY_HIGH',
}

/** A score of which nobody says how it was made counts as static: it may be. */
const scoreOf = ({ predictors }: CaseState, name: string): Score | null => {
  const found = predictors.find(one => one.name === name)
  if (found?.percent === undefined || found.percent === null) return null
  return { score: found.percent, type: found.basis === 'dynamic' ? 'DYNAMIC' : 'STATIC' }
}

/** The newest signed full assessment of the last 55 weeks. @source tiering.md 1.3 */
export const validAssessment = (state: CaseState, asOf: Day): FullAssessment | undefined =>
  state.tiering.assessments.find(
    ({ entry, on }) =>
      daysBetween(on, asOf) <= v2May2025.assessmentWeeks * 7 &&
      state.countersignatures.find(one => one.assessment === entry)?.status !== 'UNSIGNED',
  )

const assessmentOf = ({ questionnaire, needs, women }: FullAssessment): Assessment => {
  const san = questionnaire === 'san'
  return {
    san,
    needs: Object.fromEntries(
      Object.entries(needs).flatMap(([area, need]) => {
        const name = needOfArea[area]
        return name ? [[name, severityOf(name, need, san)]] : []
      }),
    ),
    sections: {},
    womenFactors: {
      parentalResponsibilities: women === null ? null : women.includes('parenting') ? 'Yes' : 'No',
      impulsivity: women === null ? null : women.includes('impulsivity') ? 'Some' : 'None',
      temperControl: women === null ? null : women.includes('temper') ? 'Some' : 'None',
    },
  }
}

/** By the score of the section where it was entered, else by the level that the assessor chose. */
const severityOf = (name: NeedName, { score, level }: ScoredNeed, san: boolean): Severity | null => {
  if (score === null) return severityOfLevel[level] ?? null
  const { oasys, strengthsAndNeeds } = v2May2025.needs[name]
  const { standard, severe } = san ? strengthsAndNeeds : oasys
  if (score >= severe) return 'SEVERE'
  return score >= standard ? 'STANDARD' : 'NO_NEED'
}

const custodial: ReadonlySet<string> = new Set(['custody', 'licence', 'post-sentence-supervision'])

/** Requirements of the first version were words on the sentence; later ones are entries with the code of their category. */
const codeOfWord: Readonly<Record<string, string>> = {
  'rehabilitation-activity': 'F',
  'unpaid-work': 'W',
  programme: '7',
  'drug-rehabilitation': 'G',
  'alcohol-treatment': 'H',
  'mental-health-treatment': 'P',
  curfew: 'M',
  exclusion: 'X',
  residence: '3',
  'electronic-monitoring': 'RM59',
}

const sentencesOf = (state: CaseState): readonly Sentence[] =>
  state.sentences.map(({ event, type, endedOn, requirements }) => ({
    type: custodial.has(type) ? 'SC' : 'SP',
    endDate: state.ended?.on ?? endedOn,
    requirements: [
      ...requirements.map(word => codeOfWord[word] ?? word),
      ...state.requirements
        .filter(one => one.ended === null && (one.event === null || event === null || one.event === event))
        .map(({ main }) => main),
    ].map(main => ({ mainCategory: main, restrictive: isRestrictive(main) })),
  }))

const isRestrictive = (main: string): boolean =>
  isKnownCode('requirement-type', main) && recordedCode('requirement-type', main, '9999-12-31').restrictive
