import type { CaseMarks, NoSuchCase, ProtectionLimit, ProtectionSet } from '../protections.ts'

const reductions = 'WMT rule set 2021-04, reasons for reductions'
const qualifiedOnly =
  'National Audit Office: high and very high risk of serious harm is for qualified probation officers; trainees hold cases as a PSO does'
const ours = 'Our own reading: no national rule was found. Change it here when the service sets one'

const highRisk: CaseMarks = { risks: ['high', 'very-high'] }

const noHighRisk: NoSuchCase = {
  kind: 'no such case',
  code: 'no-high-risk',
  words: 'High and very high risk of serious harm is for qualified officers',
  cases: highRisk,
  mayDecide: 'pdu-head',
  basis: 'policy',
  source: qualifiedOnly,
}

const noVeryHighRisk: NoSuchCase = {
  kind: 'no such case',
  code: 'no-very-high-risk',
  words: 'No very high risk of serious harm while newly qualified',
  cases: { risks: ['very-high'] },
  mayDecide: 'pdu-head',
  basis: 'own reading',
  source: ours,
}

const noMappa: NoSuchCase = {
  kind: 'no such case',
  code: 'no-mappa-2-3',
  words: 'No case managed under MAPPA at level 2 or 3',
  cases: { mappaLevels: [2, 3] },
  mayDecide: 'pdu-head',
  basis: 'own reading',
  source: ours,
}

/** Numbers that the service may set: nobody has published one, so none is set. */
const unsetCap = (code: string, words: string, cases: CaseMarks): ProtectionLimit => ({
  kind: 'at most',
  code,
  words,
  cases,
  most: null,
  mayDecide: 'spo',
  basis: 'own reading',
  source: ours,
})

const trainingStage = (title: string, fromMonth: number, percent: number, reason: string) => ({
  title,
  fromMonth,
  toMonth: fromMonth + 6,
  percent,
  reason,
})

/** Protections as they are known in November 2026. @source reference, workload 1.10 and 5.2; tiering 6 */
export const november2026: ProtectionSet = {
  id: 'protections-2026-11',
  version: '1',
  validFrom: '2021-04-01',
  source: 'Reductions of the WMT rule set 2021-04; case limits as each says',
  protections: [
    {
      id: 'pqip',
      title: 'Trainee (PQiP)',
      firstDay: 'Day on which the training began',
      grades: ['TPO'],
      confidential: false,
      stages: [
        trainingStage('First 6 months', 0, 80, 'PQiP, first 6 months'),
        trainingStage('Months 6 to 12', 6, 60, 'PQiP, months 6 to 12'),
        trainingStage('Months 12 to 18', 12, 40, 'PQiP, months 12 to 18'),
      ],
      limits: [
        noHighRisk,
        { ...noMappa, code: 'trainee-no-mappa-2-3' },
        unsetCap('trainee-cases', 'Cases that a trainee holds at most', {}),
        unsetCap('trainee-tier-a', 'Cases of tier A that a trainee holds at most', { tiers: ['A0', 'A1', 'A2', 'A3'] }),
      ],
      basis: 'policy',
      source: reductions,
    },
    {
      id: 'newly-qualified',
      title: 'Newly qualified officer',
      firstDay: 'Day of qualification',
      grades: ['PO'],
      confidential: false,
      stages: [{ title: 'First 9 months', fromMonth: 0, toMonth: 9, percent: 20, reason: 'Newly qualified officer' }],
      limits: [
        noVeryHighRisk,
        noMappa,
        unsetCap('newly-qualified-cases', 'Cases that a newly qualified officer holds at most', {}),
        unsetCap('newly-qualified-high-risk', 'Cases of high risk that a newly qualified officer holds at most', {
          risks: ['high'],
        }),
        unsetCap(
          'newly-qualified-child-protection',
          'Child protection cases that a newly qualified officer holds at most',
          {
            registrations: ['RCCO', 'RCPR'],
          },
        ),
      ],
      basis: 'policy',
      source: reductions,
    },
    {
      id: 'pso-learning',
      title: 'Probation services officer in learning',
      firstDay: 'Day on which the learning began',
      grades: ['PSO', 'PSO_B'],
      confidential: false,
      stages: [{ title: 'First 6 months', fromMonth: 0, toMonth: 6, percent: 20, reason: 'PSO learning' }],
      limits: [
        { ...noHighRisk, code: 'learning-no-high-risk' },
        unsetCap('learning-cases', 'Cases that an officer in learning holds at most', {}),
      ],
      basis: 'policy',
      source: reductions,
    },
    {
      id: 'vq3',
      title: 'Vocational qualification level 3 (VQ3)',
      firstDay: 'Day on which the qualification began',
      grades: ['PSO', 'PSO_B'],
      confidential: false,
      stages: [{ title: '6 months', fromMonth: 0, toMonth: 6, percent: 5, reason: 'VQ3' }],
      limits: [],
      basis: 'policy',
      source: reductions,
    },
    {
      id: 'access-4-5',
      title: 'Access to level 4 and 5',
      firstDay: 'Day on which the course began',
      grades: [],
      confidential: false,
      stages: [{ title: '6 months', fromMonth: 0, toMonth: 6, percent: 10, reason: 'Level 4 to 5 access' }],
      limits: [],
      basis: 'policy',
      source: reductions,
    },
    {
      id: 'phased-return',
      title: 'Phased return to work',
      firstDay: 'First day of the phased return',
      grades: [],
      confidential: true,
      stages: [{ title: 'As agreed', fromMonth: 0, toMonth: null, percent: null, reason: 'Phased return' }],
      limits: [unsetCap('phased-return-cases', 'Cases that an officer on a phased return holds at most', {})],
      basis: 'policy',
      source: `${reductions}: no percent and no length, a manager agrees both`,
    },
    {
      id: 'other',
      title: 'Other agreed protection',
      firstDay: 'First day',
      grades: [],
      confidential: true,
      stages: [{ title: 'As agreed', fromMonth: 0, toMonth: null, percent: null, reason: 'Other' }],
      limits: [],
      basis: 'own reading',
      source: 'Our own reading: managers agree protections that no list has',
    },
  ],
}
