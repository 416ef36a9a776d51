import { checkFramework, type Relaxation } from './framework.ts'

const ours =
  'Our own example: what the service’s Prioritising Probation Framework relaxes at which level is not public.'
const reset =
  'Probation Reset, 2024: after two thirds of the sentence, with its exemptions (reference, tiering 5.5, public pages).'

/** Whom Probation Reset leaves out, as far as a record says so. */
const resetExempt = ['mappa', 'very-high', 'child-protection']
const community = ['community', 'licence'] as const

const relaxations: readonly Relaxation[] = [
  {
    id: 'structured-work',
    what: 'Structured work sessions wait',
    tasks: [{ name: 'Structured work session', percent: 100 }],
    standards: [],
    letters: ['D'],
    locations: community,
    only: null,
    exempt: [...resetExempt, 'high'],
    contactLost: 'the sessions on the needs of their plan',
    source: ours,
  },
  {
    id: 'plan-reviews',
    what: 'Planned reviews of the plan wait; a review after a change does not',
    tasks: [{ name: 'Plan review', percent: 50 }],
    standards: ['plan-review'],
    letters: ['C', 'D'],
    locations: community,
    only: null,
    exempt: [...resetExempt, 'high'],
    contactLost: null,
    source: ours,
  },
  {
    id: 'final-third',
    what: 'Appointments of the last third of the sentence stop',
    tasks: [
      { name: 'Planned appointment', percent: 100 },
      { name: 'Structured work session', percent: 100 },
    ],
    standards: [],
    letters: ['A', 'B', 'C', 'D'],
    locations: community,
    only: 'final third',
    exempt: resetExempt,
    contactLost: 'every planned appointment until the sentence ends, but for one check',
    source: reset,
  },
  {
    id: 'post-sentence',
    what: 'Post-sentence supervision stops',
    tasks: [
      { name: 'Planned appointment', percent: 100 },
      { name: 'Structured work session', percent: 100 },
      { name: 'Home visit', percent: 100 },
    ],
    standards: [],
    letters: ['A', 'B', 'C', 'D'],
    locations: community,
    only: 'post-sentence',
    exempt: resetExempt,
    contactLost: 'all supervision after their licence',
    source: reset,
  },
]

/** An example to decide with until the service’s own is public. Which level holds what is our own reading throughout. */
export const example2026 = checkFramework({
  id: 'candour-demand-example-2026',
  version: '1.0.0',
  validFrom: '2026-01-01',
  title: 'Demand levels: an example of our own',
  source:
    'The service’s Prioritising Probation Framework has levels green, amber and red; its contents are not public. What is relaxed follows Probation Reset (2024) where that is known; everything else, the roles that decide and the longest times are our own example.',
  example: true,
  exemptions: [
    { id: 'mappa', words: 'under MAPPA, in any category and level', risks: [], registrations: ['MAPP', 'mappa'] },
    { id: 'very-high', words: 'very high risk of serious harm', risks: ['very-high'], registrations: ['RVHR'] },
    {
      id: 'child-protection',
      words: 'a live child protection registration',
      risks: [],
      registrations: ['RCPR', 'child-protection'],
    },
    { id: 'high', words: 'high risk of serious harm', risks: ['high', 'very-high'], registrations: ['RHRH', 'RVHR'] },
  ],
  notOnRecord: ['cases of the National Security Division', 'people before the Intensive Supervision Court'],
  relaxations,
  levels: [
    {
      name: 'green',
      means: 'Everything is done.',
      relaxes: [],
      mostDays: null,
      decides: { pdu: ['pdu-head', 'regional-director'], region: ['regional-director', 'national-director'] },
    },
    {
      name: 'amber',
      means: 'Some planned work for people of lower risk waits.',
      relaxes: ['structured-work', 'plan-reviews'],
      mostDays: 91,
      decides: { pdu: ['pdu-head', 'regional-director'], region: ['regional-director', 'national-director'] },
    },
    {
      name: 'red',
      means: 'Planned contact stops for some people, so that the others can be supervised.',
      relaxes: ['structured-work', 'plan-reviews', 'final-third', 'post-sentence'],
      mostDays: 28,
      decides: { pdu: ['regional-director'], region: ['national-director'] },
    },
  ],
})
