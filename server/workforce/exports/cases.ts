import { tierName } from '@candour/workload'
import { type RawBuilder, sql } from 'kysely'
import { type CaseOfList, casesOnRecord } from './cases-on-record.ts'
import { teamsOf } from './recorded-teams.ts'
import type { ExportCell, ExportRequest, FileRequest, Report } from './report.ts'

type CaseLine = {
  readonly team_code: string
  readonly region_name: string
  readonly pdu_name: string
  readonly team_name: string
  readonly row_type: string
  readonly case_ref: string
  readonly tier_code: number
  readonly location: string
  readonly officer_name: string
  readonly grade_code: string
  readonly details: Readonly<Record<string, string | null>> | null
}

/** Names of the rows of the case lists. */
const rowTypes: Readonly<Record<string, string>> = {
  U: 'Unpaid work',
  O: 'Overdue termination',
  W: 'Active warrant',
}

/** Single cases of a unit: row-level security leaves only those of the person's own teams. */
const casesWhere = async ({ trx, result, unit }: FileRequest, which: RawBuilder<boolean>): Promise<CaseLine[]> => {
  const { rows } = await sql<CaseLine>`
    select region.name as region_name, pdu.name as pdu_name, team.name as team_name, team.unit as team_code, line.row_type, line.case_ref,
      line.tier_code, line.location, coalesce(figure.name, line.officer) as officer_name, line.grade_code, line.details
    from workforce.case_row line
      join workforce.unit_figure team on team.result = ${result.id} and team.unit = line.team
      join workforce.unit_figure pdu on pdu.result = ${result.id} and pdu.unit = team.parent
      join workforce.unit_figure region on region.result = ${result.id} and region.unit = pdu.parent
      left join workforce.officer_figure figure
        on figure.result = ${result.id} and figure.team = line.team and figure.officer = line.officer
    where line.import = ${result.import} and ${which}
      and (${unit.kind} = 'nation' or ${unit.code} in (team.unit, pdu.unit, region.unit))
    order by team.name, officer_name, line.case_ref`.execute(trx)
  return rows
}

const tierCell = (code: number, { result }: Pick<FileRequest, 'result'>): string => {
  const name = tierName(code, result.ruleSet) ?? 'Unknown'
  return name === 'UNTIERED' ? 'Untiered' : name
}

/** Cases of a list: from the record where it is kept here, from the file elsewhere and where a result is asked for. */
const listed = async (request: ExportRequest, which: RawBuilder<boolean>): Promise<readonly CaseOfList[]> => {
  const { result, figures } = request
  const lines = result ? await casesWhere({ ...request, result }, which) : []
  const filed = lines.map(line => ({ ...line, tier: result ? tierCell(line.tier_code, { result }) : 'Unknown' }))
  if (!figures.shown.live) return filed
  const { recorded } = await teamsOf(request)
  return [...(await casesOnRecord(request)), ...filed.filter(line => !recorded.has(line.team_code))]
}

const isInactive = ({ row_type }: CaseOfList): boolean => row_type in rowTypes

/** @source wmt-web, CSV export: inactive cases */
export const inactiveCases: Report = {
  name: 'inactive-cases',
  title: 'Inactive cases',
  from: 'figures',
  table: async request => ({
    headings: [
      ...[
        'Probation Delivery Unit',
        'Team Name',
        'Name',
        'Grade Code',
        'Inactive Case Type',
        'CRN',
        'Location',
        'Tier',
      ],
    ],
    rows: (await listed(request, sql<boolean>`line.row_type in ('U', 'O', 'W')`))
      .filter(isInactive)
      .map((one): ExportCell[] => [
        ...[one.pdu_name, one.team_name, one.officer_name, one.grade_code, rowTypes[one.row_type] ?? one.row_type],
        ...[one.case_ref, one.location, one.tier],
      ]),
  }),
}

/** @source wmt-web, CSV export: case details */
export const caseDetails: Report = {
  name: 'case-details',
  title: 'Case details',
  from: 'figures',
  table: async request => ({
    headings: [
      ...['Region Name', 'Probation Delivery Unit', 'Team Name', 'Tier Code', 'Row Type', 'CRN', 'Case Type'],
      ...['Offender Manager Name', 'Grade Code'],
    ],
    rows: (await listed(request, sql<boolean>`line.row_type <> 'L'`)).map((one): ExportCell[] => [
      ...[one.region_name, one.pdu_name, one.team_name, one.tier, one.row_type],
      ...[one.case_ref, one.location, one.officer_name, one.grade_code],
    ]),
  }),
}

/** @source wmt-web, CSV export: suspended lifers */
export const suspendedLifers: Report = {
  name: 'suspended-lifers',
  title: 'Suspended lifers',
  from: 'file',
  table: async request => ({
    headings: [
      ...['Region Name', 'Probation Delivery Unit', 'Team Name', 'Tier Code', 'Row Type', 'CRN', 'Case Type'],
      ...['Offender Manager Name', 'Grade Code', 'In Custody?', 'Register Level', 'Register Category'],
      ...['Register Category Description', 'Registration Date'],
    ],
    rows: (await casesWhere(request, sql<boolean>`line.row_type = 'L'`)).map((one): ExportCell[] => {
      const { inCustody, registerLevel, registerCategory, registerCategoryName, registered } = one.details ?? {}
      return [
        ...[one.region_name, one.pdu_name, one.team_name, tierCell(one.tier_code, request), one.row_type],
        ...[one.case_ref, one.location, one.officer_name, one.grade_code, inCustody ?? null, registerLevel ?? null],
        ...[registerCategory ?? null, registerCategoryName ?? null, registered?.slice(0, 10) ?? null],
      ]
    }),
  }),
}

type T2aLine = Omit<CaseLine, 'details' | 'row_type' | 'tier_code' | 'location' | 'team_code'> & {
  readonly event_number: string
  readonly allocated: string | null
  readonly nsi_outcome_code: string
  readonly nsi_outcome_name: string
}

/** @source wmt-web, CSV export: T2A */
export const t2a: Report = {
  name: 't2a',
  title: 'Transition to adulthood (T2A)',
  from: 'file',
  table: async ({ trx, result, unit }) => {
    const { rows } = await sql<T2aLine>`
      select region.name as region_name, pdu.name as pdu_name, team.name as team_name, line.case_ref, line.officer_name,
        line.grade_code, line.event_number, line.allocated, line.nsi_outcome_code, line.nsi_outcome_name
      from workforce.t2a_row line
        join workforce.unit_figure team on team.result = ${result.id} and team.unit = line.team
        join workforce.unit_figure pdu on pdu.result = ${result.id} and pdu.unit = team.parent
        join workforce.unit_figure region on region.result = ${result.id} and region.unit = pdu.parent
      where line.import = ${result.import} and (${unit.kind} = 'nation' or ${unit.code} in (team.unit, pdu.unit, region.unit))
      order by team.name, line.officer_name, line.case_ref`.execute(trx)
    return {
      headings: [
        ...['Region Name', 'Probation Delivery Unit', 'Team Name', 'CRN', 'Offender Manager Name', 'Grade Code'],
        ...['Event Number', 'Allocation Date', 'NSI Outcome Code', 'NSI Outcome Description'],
      ],
      rows: rows.map((one): ExportCell[] => [
        ...[one.region_name, one.pdu_name, one.team_name, one.case_ref, one.officer_name, one.grade_code],
        ...[one.event_number, one.allocated, one.nsi_outcome_code, one.nsi_outcome_name],
      ]),
    }
  },
}
