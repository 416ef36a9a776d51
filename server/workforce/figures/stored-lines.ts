import type { Trx } from '#platform/database/tables.ts'
import type { Post } from '../import/posts.ts'
import { workforce } from '../tables.ts'
import type { ResultLine } from './digest.ts'

type Stored = { readonly id: number; readonly import: number }
/** Which lines: all that stand under every code given. */
export type LinesWithin = { readonly [Code in 'region' | 'pdu' | 'team' | 'officer']?: string | undefined }

/** The lines of a result as they stand in the database: inputs as the file gave them, figures as they were published. */
export const storedLines = async (
  trx: Trx,
  result: Stored,
  within: LinesWithin = {},
): Promise<readonly ResultLine[]> => {
  let lines = linesOf(trx, result)
  for (const column of ['region', 'pdu', 'team', 'officer'] as const) {
    const code = within[column]
    if (code !== undefined) lines = lines.where(`figure.${column}`, '=', code)
  }
  return (await lines.execute()).map(lineOf)
}

const linesOf = (trx: Trx, { id, import: file }: Stored) =>
  workforce(trx)
    .selectFrom('workforce.officer_figure as figure')
    .leftJoin('workforce.officer_row as row', join =>
      join
        .on('row.import', '=', file)
        .onRef('row.team', '=', 'figure.team')
        .onRef('row.officer', '=', 'figure.officer'),
    )
    .selectAll('figure')
    .select(['row.surname', 'row.forename', 'row.all_cases', 'row.filtered', 'row.t2a', 'row.all_count'])
    .select(['row.community_first_16_weeks', 'row.licence_first_16_weeks'])
    .select(['row.sdr', 'row.fdr', 'row.sdr_due', 'row.oral_reports', 'row.officer as row_officer'])
    .where('figure.result', '=', id)

type Row = Awaited<ReturnType<ReturnType<typeof linesOf>['executeTakeFirstOrThrow']>>

const lineOf = (row: Row): ResultLine => ({
  team: row.team,
  officer: row.officer,
  post: row.row_officer === null ? null : postOf(row),
  figure: {
    ...{ gradeCode: row.grade_code, grade: row.grade, named: row.named },
    hours: {
      contracted: row.contracted === null ? null : Number(row.contracted),
      recorded: row.hours_recorded,
      reduced: Number(row.reduced),
    },
    ...{ casesAll: row.cases_all, cases: row.cases, casePoints: row.case_points, t2aPoints: row.t2a_points },
    ...{ reportPoints: row.report_points, contactPoints: row.contact_points },
    ...{ used: row.used, available: row.available, percent: row.percent, why: row.why },
  },
})

const postOf = (row: Row): Post => ({
  ...{ team: row.team, officer: row.officer, gradeCode: row.grade_code },
  ...{ surname: row.surname ?? '', forename: row.forename ?? '' },
  ...{ allCases: row.all_cases, filtered: row.filtered, t2a: row.t2a, allCount: row.all_count },
  communityFirst16Weeks: row.community_first_16_weeks ?? 0,
  licenceFirst16Weeks: row.licence_first_16_weeks ?? 0,
  ...{ sdr: row.sdr ?? 0, fdr: row.fdr ?? 0, sdrDue: row.sdr_due ?? 0, oralReports: row.oral_reports ?? 0 },
})
