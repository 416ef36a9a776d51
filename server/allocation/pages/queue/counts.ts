import type { TeamCounts } from '#caseload'
import { waitedText } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import type { Unit } from '#platform/organisation/units.ts'
import { sortableHeads } from '#platform/web/components/sortable-table/sort.ts'
import { countText } from '#platform/web/numbers.ts'
import type { QueueParams } from './params.ts'

type Counted = {
  readonly counts: readonly TeamCounts[]
  /** The units of the reader, the nation first; empty for roles outside the service. */
  readonly units: readonly Unit[]
  readonly params: QueueParams
  readonly today: Day
}

export const QUEUE_PATH = '/allocation'
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
    { path: QUEUE_PATH, query: {} },
  )

const byPdu = (counts: readonly TeamCounts[], today: Day) =>
  [...Map.groupBy(counts, one => one.pdu).values()]
    .map(teams => ({ pdu: teams[0], sum: sumOf(teams) }))
    .sort((a, b) => b.sum.waiting - a.sum.waiting)
    .map(({ pdu, sum }) => [
      { text: pdu?.pduName ?? '', href: `${QUEUE_PATH}?pdu=${encodeURIComponent(pdu?.pdu ?? '')}` },
      ...numbers(sum, today),
    ])

/** What the reader's role covers: their PDU, their region, or everything; within it the PDU that was asked for. */
const inSight = ({ counts, units, params }: Counted): readonly TeamCounts[] => {
  const own = (kind: Unit['kind']) => units.find(unit => unit.kind === kind)?.code
  const pdu = own('pdu') ?? params.pdu
  const region = own('region')
  return counts.filter(one => (pdu === '' || one.pdu === pdu) && (region === undefined || one.region === region))
}

/** Roles that meet people by name; everybody else reads counts. */
const meeting: ReadonlySet<string> = new Set(['team', 'pdu'])

/** The counts of the queue: of the units in the reader's sight, the most waiting first, with no name. */
export const presentCounts = (known: Counted) => {
  const { today } = known
  const counts = inSight(known)
  const sum = sumOf(counts)
  const onePdu = new Set(counts.map(one => one.pdu)).size === 1
  return {
    caption: onePdu ? (counts[0]?.pduName ?? '') : '',
    meetsPeople: meeting.has(known.units.at(-1)?.kind ?? ''),
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
  }
}
