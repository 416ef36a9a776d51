import type { Day } from '#platform/database/tables.ts'

/** The id of the example entry of another kind, for a body that names an earlier entry. */
type IdOf = (kind: string) => string
type Place = { readonly team: string; readonly practitioner: string }
type Example = (idOf: IdOf, day: Day, place: Place) => unknown

const harbour: Place = { team: 'HAR1', practitioner: 'N01A001' }

const levels = { children: 'low', public: 'high', knownAdult: 'low', staff: 'low', overall: 'high' }

const aboutThePerson = {
  'person-registered': (_, __, { team }) => ({
    name: 'Tam Osei',
    crn: 'X900001',
    dateOfBirth: '1991-03-14',
    sex: 'male',
    ethnicity: 'black',
    language: 'English',
    team,
    interpreter: 'no',
    disability: 'no',
    religion: 'prefers-not-to-say',
    orientation: 'not-asked',
  }),
  allocated: (_, __, place) => ({ ...place, reason: 'INITIAL_ALLOCATION', instructions: 'Speaks softly: take time.' }),
  'cover-arranged': (_, day, { practitioner }) => ({ officer: practitioner, until: day, reason: 'leave' }),
  'conflict-declared': (_, __, { practitioner }) => ({ officer: practitioner, reason: 'neighbour' }),
  'officer-need': () => ({ officer: 'female', text: 'Asked for it after what happened.' }),
  'cover-ended': idOf => ({ cover: idOf('cover-arranged') }),
  'name-changed': () => ({ name: 'Tam Osei-Brandt', text: 'Married in April.' }),
  'contact-details-changed': () => ({ address: '4 Quay Street\nHarbour', phone: '07700 900123', interpreter: 'no' }),
  'equality-recorded': () => ({ disability: 'yes', partnership: 'married' }),
} satisfies Record<string, Example>

const aboutTheSentence = {
  'sentence-started': (_, day) => ({
    type: 'licence',
    code: '325',
    event: 1,
    starts: day,
    ends: '2030-01-31',
    requirements: [],
  }),
  'requirement-started': () => ({ main: 'F', length: 20, event: 1 }),
  'licence-condition-started': () => ({ category: '5', text: 'Not to contact Ms Vane.' }),
  'post-sentence-requirement-started': () => ({ category: 'drug-testing', text: 'Testing when told to.' }),
  'requirement-ended': idOf => ({ requirement: idOf('requirement-started'), why: 'completed' }),
  'custody-dates': () => ({
    status: 'D',
    establishment: 'HMP Moorland',
    dates: [
      { date: 'SED', on: '2030-01-31' },
      { date: 'CRD', on: '2029-01-31' },
    ],
  }),
  released: () => ({ how: 'conditional', establishment: 'HMP Moorland', licenceEnds: '2030-01-31' }),
  'tier-set': () => ({ tier: 'B2', source: 'assessment' }),
  'tier-calculated': idOf => ({
    cause: idOf('tier-set'),
    v2: 'B2',
    v3: 'D',
    provisional: 'yes',
    decidedBy: ['REOFFENDING'],
    rulesV2: 'tier-v2-2025-05',
    rulesV3: 'tier-v3-2026-06',
  }),
} satisfies Record<string, Example>

const aboutContact = {
  'appointment-booked': (_, day, { practitioner }) => ({ type: 'COAP', on: day, at: '14:30', practitioner }),
  'appointment-outcome': (idOf, day) => ({
    booking: idOf('appointment-booked'),
    outcome: 'AFTC',
    others: 'His sister',
    text: 'Left after five minutes.',
    nextOn: day,
    nextAt: '09:00',
  }),
  contact: () => ({ type: 'CTOB', text: 'Rang to say when the next appointment is.' }),
  'home-visit': () => ({
    result: 'seen',
    present: 'His sister',
    children: 'no',
    concerns: 'no',
    text: 'Tidy and calm.',
  }),
  'support-contact': () => ({ work: 'CMS18', text: 'Saw him at home while his officer was away.' }),
  'enforcement-action': idOf => ({ action: 'EA02', appointment: idOf('appointment-booked'), text: 'Letter sent.' }),
  breach: () => ({ stage: 'aware', text: 'Second failure to comply.' }),
  recall: () => ({ stage: 'REC01', text: 'Alternatives were considered.' }),
  registration: () => ({ act: 'added', type: 'MAPP', mappaCategory: 'M2', mappaLevel: 'M1' }),
} satisfies Record<string, Example>

const aboutAssessment = {
  'risk-assessment': () => ({
    ...levels,
    text: 'Alcohol and old friends.',
    custody: [{ group: 'prisoners', level: 'medium' }],
    needs: [{ area: 'alcohol', level: 'significant', linked: ['offending', 'harm'] }],
    predictors: [{ name: 'ovp', percent: 41.5, band: 'medium' }],
    layer: 'full',
    asked: ['person', 'police'],
    signing: 'unsigned',
    role: 'approved-po',
    factors: ['children'],
  }),
  'assessment-signing': idOf => ({ assessment: idOf('risk-assessment'), act: 'signed' }),
  countersignature: idOf => ({ assessment: idOf('risk-assessment'), outcome: 'countersigned' }),
  'quality-review': idOf => ({ assessment: idOf('risk-assessment'), judgement: 'sufficient', text: 'Clear analysis.' }),
  'sentence-plan': (_, day) => ({
    steps: [{ goal: 'Drink less', action: 'See the alcohol worker', who: 'Tam', by: day, status: 'active' }],
    involved: 'yes',
    agreement: 'agreed',
    view: 'I want to keep my job.',
  }),
  review: () => ({ trigger: 'planned', text: 'Still on course.' }),
  'management-oversight': () => ({ text: 'Read the assessment.', asked: 'Ask the police again.' }),
  'oversight-answered': idOf => ({ oversight: idOf('management-oversight'), answer: 'done', text: 'Asked today.' }),
  'risk-drop-looked-at': idOf => ({ registration: idOf('registration'), finding: 'right', text: 'Read the review.' }),
  complaint: () => ({ from: 'person', about: 'delay', text: 'Waited an hour.' }),
  'complaint-answered': idOf => ({ complaint: idOf('complaint'), outcome: 'upheld', text: 'We were late. Sorry.' }),
  'serious-further-offence': () => ({
    offence: 'Robbery',
    ground: 'charged',
    review: 'mandatory',
    notified: 'National team',
  }),
  'serious-further-offence-review': idOf => ({ notification: idOf('serious-further-offence'), stage: 'commissioned' }),
} satisfies Record<string, Example>

const aboutPartners = {
  enquiry: () => ({
    to: 'police-domestic-abuse',
    stage: 'used',
    answer: 'something',
    used: 'Put into the safety plan.',
  }),
  referral: () => ({ service: 'accommodation', sending: 'sent', reason: 'Sofa surfing.' }),
  'referral-progress': idOf => ({ referral: idOf('referral'), state: 'assigned' }),
  'referral-session': idOf => ({ referral: idOf('referral'), attendance: 'yes', text: 'Filled in the form.' }),
  accommodation: () => ({ type: 'friends', settled: 'no' }),
  'report-requested': () => ({ type: 'psr-fast', court: 'Harbour Magistrates' }),
  'report-completed': idOf => ({ request: idOf('report-requested'), outcome: 'completed' }),
  'handover-started': (_, day) => ({
    responsible: 'prison',
    path: 'determinate',
    release: '2027-06-30',
    parts: [{ part: 'release-plan', owner: 'community', due: day }],
  }),
  'handover-part': idOf => ({ handover: idOf('handover-started'), part: 'release-plan', act: 'done' }),
  'handover-side-finished': idOf => ({ handover: idOf('handover-started'), side: 'prison' }),
  'handover-responsibility': idOf => ({ handover: idOf('handover-started'), responsible: 'community' }),
  'transfer-proposed': (_, __, { team }) => ({ to: team, reason: 'moved', text: 'Lives across the river now.' }),
  'transfer-answered': idOf => ({ transfer: idOf('transfer-proposed'), answer: 'rejected', reason: 'Not yet moved.' }),
} satisfies Record<string, Example>

const atTheEnd = {
  'limited-access-set': () => ({ rule: 'restriction', act: 'set', proposal: '6f1c2b52-7a0e-4d7e-9a1b-0c5d1a7e4f33' }),
  'entry-withdrawn': idOf => ({ withdrawn: idOf('contact'), why: 'wrong-person', text: 'Belongs to another record.' }),
  'sentence-ended': () => ({ why: 'completed' }),
} satisfies Record<string, Example>

/** A valid body of every kind, in an order in which one record takes them. */
const examples: Readonly<Record<string, Example>> = {
  ...aboutThePerson,
  ...aboutTheSentence,
  ...aboutContact,
  ...aboutAssessment,
  ...aboutPartners,
  ...atTheEnd,
}

/** The bodies by kind. Those that name an earlier entry name the example of its kind, by what `idOf` says. */
export const exampleBodies = (idOf: IdOf, day: Day, place: Place = harbour): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(examples).map(([kind, body]) => [kind, body(idOf, day, place)]))
