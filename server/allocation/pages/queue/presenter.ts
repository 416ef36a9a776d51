import { type ListedPerson, PEOPLE_TO_A_PAGE, riskTag, sentenceText, type TeamCounts, waitedText } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import type { Unit } from '#platform/organisation/units.ts'
import { paginate } from '#platform/web/components/pagination/paginate.ts'
import { sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { dayText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import type { QueueParams } from './params.ts'

type Known = {
  readonly counts: readonly TeamCounts[]
  /** The units of the reader, the nation first; empty for roles outside the service. */
  readonly units: readonly Unit[]
  readonly listed: { readonly people: readonly ListedPerson[]; readonly total: number }
  readonly params: QueueParams
  readonly today: Day
}

const PATH = '/allocation'
const plain = { by: '', order: 'ascending' } as const

type Sum = Pick<TeamCounts, 'people' | 'waiting' | 'waitingHighRisk' | 'waitingNotAssessed' | 'longestSince'>

/** The earlier of two days; somebody who waits since then waits longest. */
const earlier = (a: Day | null, b: Day | null): Day | null => {
  if (a === null || b === null) return a ?? b
  return a < b ? a : b
}

const sumOf = (counts: readonly Sum[]): Sum =>
  counts.reduce<Sum>(
    (sum, one) => ({
      people: sum.people + one.people,
      waiting: sum.waiting + one.waiting,
      waitingHighRisk: sum.waitingHighRisk + one.waitingHighRisk,
      waitingNotAssessed: sum.waitingNotAssessed + one.waitingNotAssessed,
      longestSince: earlier(sum.longestSince, one.longestSince),
    }),
    { people: 0, waiting: 0, waitingHighRisk: 0, waitingNotAssessed: 0, longestSince: null },
  )

const longestText = (since: Day | null, today: Day): string => (since ? waitedText(since, today) : 'Nobody waits')

const numbers = (sum: Sum, today: Day) => [
  { text: countText(sum.waiting), numeric: true },
  { text: countText(sum.waitingHighRisk), numeric: true },
  { text: countText(sum.waitingNotAssessed), numeric: true },
  { text: longestText(sum.longestSince, today), numeric: true },
  { text: countText(sum.people), numeric: true },
]

const heads = (first: string) =>
  sortableHeads(
    [
      { text: first },
      { text: 'Waiting', numeric: true },
      { text: 'High or very high risk', numeric: true },
      { text: 'Not assessed', numeric: true },
      { text: 'Longest wait', numeric: true },
      { text: 'All people', numeric: true },
    ],
    plain,
    { path: PATH, query: {} },
  )

const byPdu = (counts: readonly TeamCounts[], today: Day) =>
  [...Map.groupBy(counts, one => one.pdu).values()]
    .map(teams => ({ pdu: teams[0], sum: sumOf(teams) }))
    .sort((a, b) => b.sum.waiting - a.sum.waiting)
    .map(({ pdu, sum }) => [
      { text: pdu?.pduName ?? '', href: `${PATH}?pdu=${encodeURIComponent(pdu?.pdu ?? '')}` },
      ...numbers(sum, today),
    ])

/** What the reader's role covers: their PDU, their region, or everything; within it the PDU that was asked for. */
const inSight = ({ counts, units, params }: Known): readonly TeamCounts[] => {
  const own = (kind: Unit['kind']) => units.find(unit => unit.kind === kind)?.code
  const pdu = own('pdu') ?? params.pdu
  const region = own('region')
  return counts.filter(one => (pdu === '' || one.pdu === pdu) && (region === undefined || one.region === region))
}

const waitingRow = (person: ListedPerson, today: Day) => [
  { text: person.name, href: `/people/${person.personId}`, note: `CRN ${person.crn}` },
  person.waitingSince
    ? { text: waitedText(person.waitingSince, today), note: `Since ${dayText(person.waitingSince)}` }
    : { text: 'Not recorded' },
  { tag: riskTag(person.risk) },
  { text: person.tier ?? 'Not recorded' },
  { text: person.teamName },
  { text: sentenceText(person.sentence) },
]

/** Every word of the page of people without a named officer. */
export const presentQueue = (known: Known) => {
  const { listed, params, today } = known
  const counts = inSight(known)
  const sum = sumOf(counts)
  const onePdu = new Set(counts.map(one => one.pdu)).size === 1
  const place = onePdu ? (counts[0]?.pduName ?? '') : 'all units in your sight'
  return {
    title: 'People without a named officer',
    heading: 'People without a named officer',
    caption: onePdu ? place : '',
    breadcrumbs: known.params.pdu ? [{ text: 'All units', href: PATH }] : [],
    source: { source: 'the record of each person', asAt: dayText(today) },
    stats: [
      { label: 'Waiting', value: countText(sum.waiting), note: `of ${countText(sum.people)} people` },
      {
        label: 'High risk waiting',
        value: countText(sum.waitingHighRisk),
        note: 'High or very high risk of serious harm',
      },
      {
        label: 'Not assessed',
        value: countText(sum.waitingNotAssessed),
        note: 'Waiting, with no risk assessment recorded',
      },
      { label: 'Longest wait', value: longestText(sum.longestSince, today) },
    ],
    units: {
      caption: onePdu ? 'By team' : 'By probation delivery unit',
      heads: heads(onePdu ? 'Team' : 'Probation delivery unit'),
      rows: onePdu ? counts.map(one => [{ text: one.teamName }, ...numbers(one, today)]) : byPdu(counts, today),
    },
    hasPeople: listed.total > 0,
    people: {
      caption: 'Who waits, the longest first',
      heads: sortableHeads(
        ['Name', 'Waiting', 'Risk of serious harm', 'Tier', 'Team', 'Sentence'].map(text => ({ text })),
        plain,
        { path: PATH, query: {} },
      ),
      rows: listed.people.map(person => waitingRow(person, today)),
    },
    pages: paginate(
      { total: listed.total, page: params.page, size: PEOPLE_TO_A_PAGE, things: 'people' },
      { path: PATH, query: { pdu: params.pdu } },
    ),
  }
}
