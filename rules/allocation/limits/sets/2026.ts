import type { AnswerChoice, LimitSetData, Step } from '../limit-set.ts'

const OWN = 'our own reading: no published source gives this number'

const steps = (spo: number, head: number, region: number, nation: number): readonly Step[] => [
  { level: 'spo', workingDays: spo },
  { level: 'pdu-head', workingDays: head },
  { level: 'regional-director', workingDays: region },
  { level: 'national-director', workingDays: nation },
]

const handUp: AnswerChoice = {
  code: 'hand-up',
  text: 'Nothing more can be done at this level: hand it to the level above',
  lookAgainAfter: 0,
}
const workMoved: AnswerChoice = { code: 'work-moved', text: 'Work was moved to officers with room', lookAgainAfter: 5 }
const hoursPutRight: AnswerChoice = {
  code: 'hours-put-right',
  text: 'Hours or reductions were put right',
  lookAgainAfter: 5,
}
const postsComing: AnswerChoice = {
  code: 'posts-coming',
  text: 'Posts are being filled, or agency or detached staff are coming',
  lookAgainAfter: 20,
}
const relaxed: AnswerChoice = {
  code: 'standards-relaxed',
  text: 'Tasks were relaxed under the prioritisation framework',
  lookAgainAfter: 20,
}

/** The first set of limits of Candour. Every number that no source gives says so. */
export const limits2026: LimitSetData = {
  id: 'LIMITS-2026',
  version: '1.0.0',
  validFrom: '2021-04-01',
  title: 'Limits of work and who may go beyond them',
  source: 'Published limits where there are any; who decides and for how long is our own reading of the mission',
  workload: { amberFrom: 100, redAbove: 110, redWeeks: 4 },
  lineManagerAloneUpTo: 120,
  mostCases: 60,
  limits: [
    {
      kind: 'workload',
      name: 'Workload above 110%',
      source: "Ministers' answer 172934 (30 March 2021): above 110% for four weeks running is excessive",
      bands: [
        {
          above: 110,
          alone: 'spo',
          together: null,
          mostDays: 28,
          source: `${OWN}; four weeks is when 110% becomes excessive`,
        },
        {
          above: 120,
          alone: 'pdu-head',
          together: 'spo',
          mostDays: 14,
          source: `${OWN}; never by the line manager alone`,
        },
        { above: 150, alone: 'regional-director', together: 'pdu-head', mostDays: 7, source: OWN },
      ],
    },
    {
      kind: 'no-availability',
      name: 'Work for somebody who has no hours available',
      source: OWN,
      bands: [{ above: null, alone: 'pdu-head', together: 'spo', mostDays: 7, source: OWN }],
    },
    {
      kind: 'load-unknown',
      name: 'Work for somebody whose workload is not known',
      source: `${OWN}; unknown is never taken for free`,
      bands: [{ above: null, alone: 'spo', together: null, mostDays: 14, source: OWN }],
    },
    {
      kind: 'cases',
      name: 'More than 60 cases',
      source:
        'HM Inspectorate of Probation, bulletin 2021/02: quality falls above 50 cases, 50 to 60 is the most one officer can manage',
      bands: [{ above: 60, alone: 'pdu-head', together: 'spo', mostDays: 28, source: OWN }],
    },
    {
      kind: 'protection',
      name: 'A protection of the officer',
      source: 'Each protection names its own source',
      bands: [{ above: null, alone: 'pdu-head', together: null, mostDays: 28, source: OWN }],
    },
  ],
  waiting: [
    { risk: 'very-high', tiers: null, workingDays: 1 },
    { risk: 'high', tiers: null, workingDays: 2 },
    { risk: 'not-assessed', tiers: null, workingDays: 5 },
    { risk: 'medium', tiers: null, workingDays: 5 },
    { risk: 'low', tiers: null, workingDays: 10 },
    { risk: null, tiers: ['A'], workingDays: 2 },
    { risk: null, tiers: ['B'], workingDays: 5 },
  ],
  waitingSource: `${OWN}; the service levels ask for a first appointment within 5 working days of allocation, and give allocation itself no day`,
  escalations: [
    {
      kind: 'above-limit',
      name: 'Above the workload limit for four weeks running',
      steps: steps(5, 5, 10, 10),
      answers: [workMoved, hoursPutRight, postsComing, relaxed, handUp],
      source: OWN,
    },
    {
      kind: 'waiting',
      name: 'Waiting for a named officer beyond the limit',
      steps: steps(1, 2, 3, 5),
      answers: [
        {
          code: 'contact-kept',
          text: 'A named person keeps contact until there is a named officer',
          lookAgainAfter: 5,
        },
        workMoved,
        postsComing,
        handUp,
      ],
      source: OWN,
    },
    {
      kind: 'protection',
      name: 'A protection of an officer is broken',
      steps: steps(3, 3, 5, 10),
      answers: [workMoved, hoursPutRight, handUp],
      source: OWN,
    },
    {
      kind: 'no-plan',
      name: 'No plan keeps everybody within the limits',
      steps: steps(2, 3, 5, 10),
      answers: [workMoved, hoursPutRight, postsComing, relaxed, handUp],
      source: OWN,
    },
    {
      kind: 'run-out',
      name: 'A decision to go beyond a limit has run out and the limit is still broken',
      steps: steps(2, 3, 5, 10),
      answers: [workMoved, hoursPutRight, postsComing, relaxed, handUp],
      source: OWN,
    },
  ],
}
