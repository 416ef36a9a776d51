import { type Figure, known } from '@candour/workload'
import type { View } from '#platform/web/answers.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import { historyPath } from '../../weeks/addresses.ts'
import type { WeekShown } from '../../weeks/history.ts'
import type { LateChanges, WeekAgain } from '../../weeks/recompute-week.ts'
import type { Whose } from '../../weeks/whose-weeks.ts'
import { crumbsAlong } from '../figures/breadcrumbs.ts'
import { percentText, pointsText } from '../figures/words.ts'

type Shown = Omit<WeekShown, 'week' | 'closedAt' | 'ruleSet'>
type Cell = { readonly text: string; readonly numeric?: boolean; readonly href?: string }

type WeekView = View & {
  readonly caption: string
  readonly finding: string
  readonly rows: readonly (readonly Cell[])[]
  readonly late: readonly string[]
  readonly entries: readonly (readonly Cell[])[]
  readonly hidden: string | null
  readonly unexplained: string | null
  readonly kept: readonly { readonly key: { readonly text: string }; readonly value: { readonly text: string } }[]
}

type Line = readonly [string, (shown: Shown) => Figure, (figure: Figure) => string]

const unitLine = (text: string, of: (unit: NonNullable<Shown['unit']>) => number): Line => [
  text,
  ({ unit }) => (unit ? known(of(unit)) : { known: false, why: 'not of a unit' }),
  pointsText,
]

const linesOf = (whose: Whose, redAbove: string): readonly Line[] => [
  ['Workload', ({ percent }) => percent, percentText],
  ['Points used', ({ used }) => used, pointsText],
  ['Points available', ({ available }) => available, pointsText],
  ['Cases', ({ cases }) => cases, pointsText],
  ...('officer' in whose.of
    ? []
    : [
        unitLine('Cases without a named officer', unit => unit.cases_unnamed),
        unitLine('Officers', unit => unit.officers),
        unitLine(`Officers above ${redAbove}`, unit => unit.red),
        unitLine('Officers whose workload is unknown', unit => unit.unknown),
      ]),
]

/** Sums of points carry shares of cases: what differs by less than a millionth is the same. */
const isSame = (a: Figure | null, b: Figure | null): boolean =>
  a === null || b === null ? a === b : a.known && b.known ? Math.abs(a.value - b.value) < 1e-6 : a.known === b.known

const textOf = (figure: Figure | null, words: (figure: Figure) => string): string =>
  figure === null ? 'None' : words(figure)

const compared = ({ kept, now }: WeekAgain, lines: readonly Line[]) =>
  lines.map(([text, of, words]) => {
    const [before, today] = [kept && of(kept), now && of(now)]
    const same = isSame(before, today)
    return { same, cells: [text, textOf(before, words), textOf(today, words), same ? 'The same' : 'Differs'] }
  })

const kinds: Readonly<Record<LateChanges['kind'], readonly [string, string]>> = {
  cases: ['change of who counted for whom, or as what', 'changes of who counted for whom, or as what'],
  work: ['report or support contact', 'reports or support contacts'],
  hours: ['entry about hours or reductions', 'entries about hours or reductions'],
}

const lateText = ({ kind, pieces, last_at }: LateChanges): string =>
  `${countedText(pieces, ...kinds[kind])}, the last on ${last_at ? instantText(last_at) : 'a day that is not known'}`

const isMore = (late: readonly LateChanges[], entries: number): string | null => {
  const changed = late.filter(({ kind }) => kind !== 'hours').reduce((sum, { pieces }) => sum + pieces, 0)
  if (changed === 0 || entries > 0) return null
  return 'The entries are about people whom your teams do not supervise: they are counted and not named.'
}

const digestText = ({ closed, digestHolds }: WeekAgain): string =>
  digestHolds
    ? `${closed.digest}: worked out again just now from the rows that are kept, and the same.`
    : `${closed.digest}: the rows that are kept do NOT give it any more. Tell the administrator.`

/** Every word of the page of a closed week. */
export const presentWeek = (whose: Whose, again: WeekAgain): WeekView => {
  const { closed, late, entries } = again
  const rows = compared(again, linesOf(whose, '110%'))
  const same = rows.every(row => row.same)
  const bearing = late.filter(({ pieces }) => pieces > 0)
  return {
    title: 'A closed week worked out again',
    heading: `Week of ${dayText(closed.week)}`,
    caption: whose.name,
    breadcrumbs: [
      ...crumbsAlong(whose.trail, { result: undefined }),
      { text: 'Workload by week', href: historyPath(whose.of) },
    ],
    finding: same
      ? 'Worked out again just now from the record: it comes out as it was kept.'
      : 'Worked out again just now from the record: it does not come out as it was kept. What was kept stays: it is what was known then.',
    rows: rows.map(({ cells: [text = '', before = '', today = '', verdict = ''] }) => [
      { text },
      { text: before, numeric: true },
      { text: today, numeric: true },
      { text: verdict },
    ]),
    late: bearing.map(lateText),
    entries: entries.map(one => [
      { text: one.title, href: `/people/${one.personId}/entries/${one.entryId}` },
      { text: dayText(one.happened) },
      { text: instantText(one.recordedAt) },
    ]),
    hidden: isMore(late, entries.length),
    unexplained:
      same || bearing.length > 0
        ? null
        : 'Nothing about cases, work or hours was recorded since that bears on this week. What differs is who belongs where and in which grade, which the organisation says as it is today, or a nightly file.',
    kept: [
      ['Closed', instantText(closed.recorded_at)],
      ['Rules', `${closed.rule_set} ${closed.rule_set_version}`],
      ['Posts kept', countText(closed.posts)],
      ['Digest in the ledger (SHA-256)', digestText(again)],
    ].map(([key = '', value = '']) => ({ key: { text: key }, value: { text: value } })),
  }
}
