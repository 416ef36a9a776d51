import type { ResultLine } from '../figures/digest.ts'
import type { PlacedUnit, UnitFigure } from '../figures/unit-figures.ts'
import { chain } from '../figures/unit-figures.ts'
import type { HoursOnDay } from '../hours/hours-on.ts'
import type { BulkLoad, BulkTable, Field } from './bulk-load.ts'
import type { Post } from './posts.ts'

export type NamedLine = ResultLine & { readonly name: string }

const officerRows: BulkTable = {
  name: 'officer_row',
  columns: [
    ...['team', 'officer', 'surname', 'forename', 'grade_code', 'all_cases', 'filtered', 't2a', 'all_count'],
    ...['community_first_16_weeks', 'licence_first_16_weeks', 'sdr', 'fdr', 'sdr_due', 'oral_reports'],
  ],
}
const officerFigures: BulkTable = {
  name: 'officer_figure',
  columns: [
    ...['team', 'officer', 'pdu', 'region', 'name', 'grade_code', 'grade', 'in_file', 'named'],
    ...['contracted', 'hours_recorded', 'reduced', 'cases_all', 'cases', 'case_points', 't2a_points'],
    ...['report_points', 'contact_points', 'used', 'available', 'percent', 'why'],
  ],
}
const reductions: BulkTable = {
  name: 'result_reduction',
  columns: ['team', 'officer', 'reduction', 'reason', 'hours', 'from_day', 'to_day', 'notes'],
}
const unitTable: BulkTable = {
  name: 'unit_figure',
  columns: [
    ...['unit', 'kind', 'name', 'parent', 'officers', 'unknown', 'amber', 'red', 'hours_assumed'],
    ...['cases_all', 'cases', 'used', 'available', 'unmeasured_cases', 'unmeasured_used', 'cases_unnamed'],
    ...['contracted', 'reduced', 'contact_points', 'counts'],
  ],
}

/** Keeps the rows of the officers as the file gave them: what a result can be recomputed from. */
export const storePosts = async (load: BulkLoad, posts: readonly Post[]): Promise<void> => {
  await load.write(officerRows, posts.map(postFields))
}

const postFields = (post: Post): Field[] => [
  ...[post.team, post.officer, post.surname, post.forename, post.gradeCode],
  ...[post.allCases, post.filtered, post.t2a, post.allCount],
  ...[post.communityFirst16Weeks, post.licenceFirst16Weeks, post.sdr, post.fdr, post.sdrDue, post.oralReports],
]

/** Writes the figures of a result, with the reductions as they stood. */
export const storeFigures = async (
  load: BulkLoad,
  lines: readonly NamedLine[],
  figures: readonly UnitFigure[],
  units: ReadonlyMap<string, PlacedUnit>,
  hours: HoursOnDay,
): Promise<void> => {
  await load.write(
    officerFigures,
    lines.map(line => figureFields(line, units)),
  )
  await load.write(
    reductions,
    lines.flatMap(({ team, officer }) => reductionFields(team, officer, hours)),
  )
  await load.write(unitTable, figures.map(unitFields))
}

const figureFields = (
  { team, officer, post, figure, name }: NamedLine,
  units: ReadonlyMap<string, PlacedUnit>,
): Field[] => {
  const above = chain(team, units)
  const codeOf = (kind: PlacedUnit['kind']) => above.find(unit => unit.kind === kind)?.code ?? ''
  return [
    ...[
      team,
      officer,
      codeOf('pdu'),
      codeOf('region'),
      name,
      figure.gradeCode,
      figure.grade,
      post !== null,
      figure.named,
    ],
    ...[figure.hours.contracted, figure.hours.recorded, figure.hours.reduced, figure.casesAll, figure.cases],
    ...[figure.casePoints, figure.t2aPoints, figure.reportPoints, figure.contactPoints],
    ...[figure.used, figure.available, figure.percent, figure.why],
  ]
}

const reductionFields = (team: string, officer: string, hours: HoursOnDay): Field[][] =>
  hours
    .reductionsOf(team, officer)
    .map(({ id, reason, hours: off, from, to, notes }) => [team, officer, id, reason, off, from, to, notes])

const unitFields = (figure: UnitFigure): Field[] => [
  ...[figure.unit.code, figure.unit.kind, figure.unit.name, figure.unit.parent],
  ...[figure.officers, figure.unknown, figure.amber, figure.red, figure.hoursAssumed],
  ...[figure.casesAll, figure.cases, figure.used, figure.available, figure.unmeasuredCases, figure.unmeasuredUsed],
  ...[figure.casesUnnamed, figure.contracted, figure.reduced, figure.contactPoints, figure.counts],
]
