import { z } from 'zod'
import { dropByAssessment } from '../../tiering/drop.ts'
import { anyOf, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { countersigningRoles } from './countersigning.ts'
import * as of from './risk-answers.ts'
import { standingAfter } from './standing.ts'
import { tieringAfter } from './tiering-after.ts'

const level = (whom: string) => oneOf(of.riskLevels, `Select the risk to ${whom}`)
const group = (name: string, whom: string) =>
  ({ name, label: `Risk to ${whom}`, as: 'one', options: of.riskLevels }) as const
const some = 'Fill in what the assessment says'

const questions = [
  group('children', 'children'),
  group('public', 'the public'),
  group('knownAdult', 'a known adult'),
  group('staff', 'staff'),
  {
    name: 'custody',
    label: 'Risk in custody',
    hint: 'Only while the person is in custody',
    as: 'rows',
    rows: of.custodyGroups,
    key: 'group',
    columns: [of.column('level', 'Level', of.riskLevels)],
  },
  { name: 'overall', label: 'Overall risk of serious harm', as: 'one', options: of.riskLevels },
  { name: 'text', label: 'Analysis', as: 'note' },
  { name: 'management', label: 'How the risk is managed', hint: 'The risk management plan', as: 'note' },
  {
    name: 'needs',
    label: 'Needs',
    hint: some,
    as: 'rows',
    rows: of.needAreas,
    key: 'area',
    columns: [
      of.column('level', 'Level', of.needLevels),
      { name: 'linked', label: 'Linked to', as: 'many', options: of.needLinks },
      { name: 'score', label: 'Score', as: 'line' },
    ],
  },
  {
    name: 'predictors',
    label: 'Predictors',
    hint: some,
    as: 'rows',
    rows: of.predictorNames,
    key: 'name',
    columns: [
      { name: 'percent', label: 'Percent', as: 'line' },
      of.column('band', 'Band', of.riskLevels),
      of.column('basis', 'Static or dynamic', of.bases),
    ],
  },
  {
    name: 'everSexualOffence',
    label: 'Ever committed a sexual or sexually motivated offence',
    hint: 'Question 1.30. Leave open when it is not known',
    as: 'one',
    options: of.yesNo,
  },
  {
    name: 'women',
    label: 'Factors that count for women',
    hint: 'Only for a woman. Select none of these when they were asked and none applies',
    as: 'many',
    options: of.womenFactors,
  },
  { name: 'questionnaire', label: 'Questionnaire', as: 'one', options: of.questionnaires },
  { name: 'layer', label: 'Kind of assessment', as: 'one', options: of.layers },
  { name: 'asked', label: 'Who was asked', as: 'many', options: of.askedWhom },
  { name: 'signing', label: 'Is it signed?', as: 'one', options: of.signings },
  {
    name: 'role',
    label: 'Countersigning role of who signs',
    hint: 'Decides whether somebody else must sign too',
    as: 'one',
    options: countersigningRoles,
  },
  { name: 'factors', label: 'What else matters for the countersignature', as: 'many', options: of.signingFactors },
] as const

/**
 * Risk of serious harm to each group in the community and in custody, needs, predictors and who was asked, as assessed on a day.
 * Earlier versions held the levels in the community and the analysis; all that came later may be missing.
 *
 * @source reference/tiering.md 2.1, 2.2, 2.4
 */
export const riskAssessment = defineKind({
  kind: 'risk-assessment',
  title: 'Risk assessment',
  writers: caseworkers,
  schema: z
    .strictObject({
      children: level('children'),
      public: level('the public'),
      knownAdult: level('a known adult'),
      staff: level('staff'),
      custody: of.custodyRows.optional(),
      overall: oneOf(of.riskLevels, 'Select the overall risk'),
      text: note('Enter the analysis'),
      management: note('Enter how the risk is managed').optional(),
      needs: of.needRows.optional(),
      predictors: of.predictorRows.optional(),
      everSexualOffence: oneOf(of.yesNo, 'Select yes or no').optional(),
      women: anyOf(of.womenFactors).optional(),
      questionnaire: oneOf(of.questionnaires, 'Select the questionnaire').optional(),
      layer: oneOf(of.layers, 'Select the kind of assessment').optional(),
      asked: anyOf(of.askedWhom).optional(),
      signing: oneOf(of.signings, 'Select whether it is signed').optional(),
      role: oneOf(countersigningRoles, 'Select the countersigning role').optional(),
      factors: anyOf(of.signingFactors).optional(),
    })
    .refine(of.overallCovers, {
      path: ['overall'],
      message: 'The overall risk cannot be lower than the risk to any group',
    }),
  questions,
  project: (state, entry) => {
    const { children, public: everybody, knownAdult, staff, overall, custody, needs, predictors } = entry.body
    const on = entry.happened.from
    const after = {
      ...state,
      risk: { children, public: everybody, knownAdult, staff, overall, on },
      custodyRisk: custody ? Object.fromEntries(custody.map(row => [row.group, row.level])) : state.custodyRisk,
      needs: needs?.map(of.asNeed) ?? state.needs,
      predictors: predictors?.map(row => of.asPredictor(row, on)) ?? state.predictors,
      tiering: tieringAfter(state, entry),
      countersignatures: [...state.countersignatures, standingAfter(entry, state.registrations)],
    }
    return { ...after, tiering: { ...after.tiering, drop: dropByAssessment(state, after, entry) } }
  },
  summary: body => `Overall risk of serious harm: ${of.riskLevels[body.overall].toLowerCase()}`,
})
