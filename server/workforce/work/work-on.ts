import type { ReportKind, RuleSet, SupportContact } from '@candour/workload'
import { contactPoints } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { postKey } from '../import/posts.ts'
import type { Within } from '../live/cases.ts'
import { daysBefore } from './days-before.ts'

/** Reports of each type that were completed in the days that count, by the types of the record. */
export type ReportsDone = Readonly<Record<string, number>>

/** What one post did beside the cases it holds. */
export type WorkOfPost = {
  readonly reports: ReportsDone
  /** Net: work on the cases of others, less the work of others on these. */
  readonly contactPoints: number
}

/** A post that completed no report and whom no support contact moves. */
export const noWork: WorkOfPost = { reports: {}, contactPoints: 0 }

type Row = {
  readonly kind: 'report' | 'contact'
  readonly code: string
  readonly officer: string
  readonly own_team: string | null
  readonly holder: string
  readonly team: string
  readonly on_day: Day
  readonly pieces: number
}

/** Types of the record by the kind that the rules weigh. A report spoken in court and an addendum have no weight in any set of rules. */
const weighed: Readonly<Record<string, ReportKind>> = { 'psr-standard': 'sdr', 'psr-fast': 'fdr', parole: 'parole' }

/** Reports as the rules count them. Those that no rule weighs are left out. */
export const reportsByKind = (reports: ReportsDone): Partial<Record<ReportKind, number>> =>
  Object.fromEntries(
    Object.entries(reports).flatMap(([type, count]) => {
      const kind = weighed[type]
      return kind === undefined ? [] : [[kind, count]]
    }),
  )

const reportsOf = (rows: readonly Row[], day: Day, { data }: RuleSet): ReadonlyMap<string, ReportsDone> => {
  const first = daysBefore(day, data.reportDays - 1)
  const reports = new Map<string, Record<string, number>>()
  for (const { kind, code, officer, own_team, on_day, pieces } of rows) {
    if (kind !== 'report' || own_team === null || on_day < first || on_day > day) continue
    const key = postKey(own_team, officer)
    const its = reports.get(key) ?? {}
    its[code] = (its[code] ?? 0) + pieces
    reports.set(key, its)
  }
  return reports
}

const contactsOf = (rows: readonly Row[], day: Day): readonly SupportContact[] =>
  rows
    .filter(({ kind, officer, holder, on_day }) => kind === 'contact' && officer !== holder && on_day <= day)
    .flatMap(({ code, officer, own_team, holder, team, on_day, pieces }, index) => {
      const doneBy = postKey(own_team ?? '', officer)
      const one = { id: String(index), code, day: on_day, doneBy, caseOfficer: postKey(team, holder) }
      return Array.from({ length: pieces }, () => one)
    })

const workOf = (rows: readonly Row[], day: Day, ruleSet: RuleSet): ReadonlyMap<string, WorkOfPost> => {
  const reports = reportsOf(rows, day, ruleSet)
  const { points } = contactPoints(contactsOf(rows, day), day, () => true, ruleSet)
  return new Map(
    [...new Set([...reports.keys(), ...points.keys()])].map(key => [
      key,
      { reports: reports.get(key) ?? {}, contactPoints: points.get(key) ?? 0 },
    ]),
  )
}

const longest = ({ data }: RuleSet): number => Math.max(data.reportDays, data.contactDays)

/** The work of posts on any day of a stretch: one question for all of them. */
export const workOverTime = async (
  trx: Trx,
  { teams, officers }: Within,
  [first, last]: readonly [Day, Day],
  ruleSet: RuleSet,
): Promise<(day: Day, ruleSet: RuleSet) => ReadonlyMap<string, WorkOfPost>> => {
  const { rows } =
    await sql<Row>`select * from workforce.work_between(${daysBefore(first, longest(ruleSet) - 1)}, ${last},
    ${teams ?? null}::text[], ${officers ?? null}::text[])`.execute(trx)
  return (day, rules) => workOf(rows, day, rules)
}

/**
 * What the posts asked for did beside their cases in the days that count on a day, by `postKey`. It counts in the own team of whoever
 * did it; a support contact is taken off the post that held the case.
 */
export const workOn = async (
  trx: Trx,
  within: Within,
  day: Day,
  ruleSet: RuleSet,
): Promise<ReadonlyMap<string, WorkOfPost>> => (await workOverTime(trx, within, [day, day], ruleSet))(day, ruleSet)
