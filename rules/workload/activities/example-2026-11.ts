import type { ActivitySetData, ActivityTask } from './activity-set.ts'

const inTheCommunity = ['community', 'licence'] as const
const everywhere = ['community', 'licence', 'custody'] as const
const live = ['steady', 'first weeks'] as const

type Times = ActivityTask['times']
type Work = readonly [name: string, what: string, minutes: number, times: Times]

const times = (a: number, b: number, c: number, d: number): Times => ({ A: a, B: b, C: c, D: d })

const yearly = (work: readonly Work[], rest: Pick<ActivityTask, 'byNeed' | 'locations' | 'statuses'>) =>
  work.map(
    ([name, what, minutes, often]): ActivityTask => ({ name, what, minutes, times: often, inWeeks: 52, ...rest }),
  )

const community = yearly(
  [
    ['Planned appointment', 'Preparing, meeting and recording', 60, times(36, 24, 12, 10)],
    ['Home visit', 'With the way there and back', 90, times(6, 4, 1, 0.5)],
    ['Multi-agency meeting', 'MAPPA and others: preparing, taking part, actions', 120, times(6, 3, 0.5, 0)],
    ['Police and children’s services checks', 'Asking, reading, acting on the answer', 30, times(12, 8, 4, 2)],
    ['Assessment review', 'Risk and need, with countersigning', 180, times(2, 1.5, 1, 1)],
    ['Plan review', 'With the person, and the record of it', 60, times(3, 2, 1.5, 1.5)],
    ['Letters, calls and case notes', 'Between appointments', 15, times(26, 18, 12, 10)],
    ['Case discussion with a senior', 'Supervision and oversight of this case', 30, times(6, 4, 2, 1)],
  ],
  { byNeed: false, locations: inTheCommunity, statuses: live },
)

const communityByNeed = yearly(
  [
    ['Structured work session', 'On the needs of the plan', 60, times(40, 30, 18, 8)],
    [
      'Work with other services',
      'Housing, treatment, employment: referring and following up',
      30,
      times(30, 24, 14, 6),
    ],
  ],
  { byNeed: true, locations: inTheCommunity, statuses: live },
)

const licence = yearly(
  [['Licence conditions', 'Checks, changes, electronic monitoring, approved premises', 30, times(24, 18, 2, 1)]],
  { byNeed: false, locations: ['licence'], statuses: live },
)

const custody = yearly(
  [
    ['Contact with the prison officer', 'Calls and messages about the sentence', 30, times(20, 18, 8, 4)],
    ['Prison visit or video meeting', 'With the person', 120, times(5, 4, 2, 1)],
    ['Release or parole assessment', 'Reports and the assessment behind them', 240, times(2, 1.5, 1, 0.5)],
    ['Multi-agency meeting about release', 'MAPPA and others before release', 120, times(2.5, 2, 0.25, 0)],
    ['Enquiries before release', 'Address, victims, police, children’s services', 30, times(4, 3, 2, 1)],
    ['Custody case notes', 'Keeping the record', 15, times(12, 10, 8, 6)],
  ],
  { byNeed: false, locations: ['custody'], statuses: live },
)

const custodyByNeed = yearly(
  [
    [
      'Planning release with services',
      'Housing, treatment and employment from the first day out',
      45,
      times(14, 12, 7, 4),
    ],
  ],
  { byNeed: true, locations: ['custody'], statuses: live },
)

/** Once in the first weeks of a case, whatever its tier. */
const firstWeeks = (
  [
    ['Induction', 'First meeting, rules, rights, consents', 90, 1],
    ['First assessment', 'Reading, interviews, writing, countersigning', 300, 1],
    ['First plan', 'With the person', 120, 1],
    ['First enquiries', 'Police, children’s services, address', 60, 1],
    ['Extra early appointment', 'More often until the plan stands', 60, 4],
  ] as const
).map(
  ([name, what, minutes, often]): ActivityTask => ({
    ...{ name, what, minutes, times: often, inWeeks: 16, byNeed: false },
    ...{ locations: inTheCommunity, statuses: ['first weeks'] },
  }),
)

const quiet: readonly ActivityTask[] = [
  ...yearly(
    [['Checks while contact is suspended', 'Registrations, police and address checks', 30, times(6, 4, 4, 2)]],
    {
      ...{ byNeed: false, locations: everywhere, statuses: ['suspended'] },
    },
  ),
  ...yearly([['Answering the person', 'Whoever asks is answered, suspended or not', 20, times(6, 6, 4, 4)]], {
    ...{ byNeed: false, locations: everywhere, statuses: ['suspended'] },
  }),
  ...yearly([['Looking for the person', 'Police, last address, court', 30, times(12, 12, 6, 4)]], {
    ...{ byNeed: false, locations: everywhere, statuses: ['warrant'] },
  }),
  ...yearly([['Link with unpaid work', 'Progress and failures to attend', 20, times(6, 6, 4, 4)]], {
    ...{ byNeed: false, locations: ['community'], statuses: ['unpaid work only'] },
  }),
]

/**
 * An example of our own. No public source gives the times behind the national weights; these are set so that the hours of a steady
 * case come near the hours that its points stand for.
 */
export const example2026: ActivitySetData = {
  id: 'example-2026-11',
  version: '1.0.0',
  validFrom: '2021-04-01',
  title: 'Example task times, November 2026',
  source:
    'Our own example, not national task times: those are not public. Calibrated so that a steady case takes about the hours that its points stand for (2,176 points are a week of 37 hours, 58.81 points an hour). The share of responsive work is the upper limit named when the weights were refreshed in late 2022.',
  responsiveShare: 30,
  firstWeeks: 16,
  needShare: [0, 0.37, 0.58, 1],
  tasks: [...community, ...communityByNeed, ...licence, ...custody, ...custodyByNeed, ...firstWeeks, ...quiet],
  reports: {
    sdr: { name: 'Standard delivery report', minutes: 600, inDays: 30 },
    fdr: { name: 'Fast delivery report', minutes: 280, inDays: 30 },
  },
}
