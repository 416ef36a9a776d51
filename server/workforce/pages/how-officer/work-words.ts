import type { RuleSet } from '@candour/workload'
import { wordsOf } from '#caseload'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { WorkInSight } from '../../work/work-in-sight.ts'
import { type ReportsDone, reportsByKind } from '../../work/work-on.ts'

type Cell = { readonly text: string; readonly numeric?: boolean; readonly href?: string }

const types: Readonly<Record<string, string>> = {
  'psr-standard': 'Standard delivery report',
  'psr-fast': 'Fast delivery report',
  'psr-oral': 'Report spoken in court',
  'psr-addendum': 'Addendum to a report',
  parole: 'Parole report',
}

/** Kinds of report that a profile of the rules counts; the others are said and weigh nothing. */
const earning: readonly string[] = ['sdr', 'fdr']

const earns = (type: string): boolean => Object.keys(reportsByKind({ [type]: 1 })).some(kind => earning.includes(kind))

/** What was done and counts for no points, and what cannot be counted at all. */
export const workNotes = (reports: ReportsDone, { data }: RuleSet): readonly string[] => [
  ...Object.entries(reports)
    .filter(([type]) => !earns(type))
    .map(
      ([type, count]) =>
        `${types[type] ?? type}: ${count} completed in the last ${data.reportDays} days. The rules give it no points.`,
    ),
  'The record keeps no marker of young adults in transition (T2A): their cases weigh here as any other case does. What the weights of T2A would take off is unknown.',
]

const pointsOf = ({ kind, code, officer }: WorkInSight, whose: string, { data, contactOfCode }: RuleSet): string => {
  if (kind === 'contact') {
    const points = contactOfCode.get(code)?.points ?? 0
    return officer === whose ? `${points}` : `−${points}`
  }
  const [weighed] = Object.keys(reportsByKind({ [code]: 1 })).filter(one => earning.includes(one))
  return weighed === 'sdr' || weighed === 'fdr' ? `${data.reports[weighed]}` : '0'
}

const whatWas = ({ kind, code, officer }: WorkInSight, whose: string): string => {
  if (kind === 'report') return types[code] ?? code
  const work = wordsOf('support-contact', code)
  return officer === whose ? `For a colleague’s case: ${work}` : `By a colleague: ${work}`
}

/** Every report and support contact in the reader's sight, each leading to its entry. */
export const workRows = (
  work: readonly WorkInSight[],
  officer: string,
  ruleSet: RuleSet,
): readonly (readonly Cell[])[] =>
  work.map(one => [
    { text: whatWas(one, officer), href: `/people/${one.personId}/entries/${one.entry}` },
    { text: dayText(one.onDay) },
    { text: pointsOf(one, officer, ruleSet), numeric: true },
  ])

/** Says that some of the work stands in records that the reader's team does not supervise; null when all of it is listed. */
export const outOfSight = (work: readonly WorkInSight[], reports: ReportsDone): string | null => {
  const done = Object.values(reports).reduce((sum, count) => sum + count, 0)
  const more = done - work.filter(({ kind }) => kind === 'report').length
  return more > 0 ? `${countedText(more, 'report')} more on cases that your teams do not supervise.` : null
}
