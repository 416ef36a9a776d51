import { sql } from 'kysely'
import type { ExportCell, Report } from './report.ts'

type ContactLine = {
  readonly by_region: string | null
  readonly by_pdu: string | null
  readonly by_team: string | null
  readonly for_region: string | null
  readonly for_pdu: string | null
  readonly for_team: string | null
  readonly contact_date: string
  readonly done_by_name: string
  readonly done_by_grade: string
  readonly case_ref: string
  readonly officer_name: string
  readonly officer_grade: string
  readonly contact_name: string
  readonly contact_code: string
}

/** @source wmt-web, CSV export: CMS; both sides of a contact, with the points that the rules give and take */
export const contacts: Report = {
  name: 'cms',
  title: 'Support contacts (CMS)',
  table: async ({ trx, result, unit }) => {
    const { rows } = await sql<ContactLine>`
      with place as (
        select team.unit, team.name as team, pdu.name as pdu, region.name as region,
          array[team.unit, pdu.unit, region.unit] as codes
        from workforce.unit_figure team
          join workforce.unit_figure pdu on pdu.result = team.result and pdu.unit = team.parent
          join workforce.unit_figure region on region.result = team.result and region.unit = pdu.parent
        where team.result = ${result.id} and team.kind = 'team')
      select done.region as by_region, done.pdu as by_pdu, done.team as by_team,
        held.region as for_region, held.pdu as for_pdu, held.team as for_team,
        contact.contact_date, contact.done_by_name, contact.done_by_grade, contact.case_ref,
        contact.officer_name, contact.officer_grade, contact.contact_name, contact.contact_code
      from workforce.contact_row contact
        left join place done on done.unit = contact.done_by_team
        left join place held on held.unit = contact.officer_team
      where contact.import = ${result.import}
        and (${unit.kind} = 'nation' or ${unit.code} = any (done.codes) or ${unit.code} = any (held.codes))
      order by contact.contact_date, contact."row"`.execute(trx)
    return {
      headings: [
        ...['Contact Region Name', 'Contact Probation Delivery Unit', 'Contact Team Name', 'Contact Date'],
        ...['Contact Name', 'Contact Grade', 'OM Region Name', 'OM Probation Delivery Unit', 'OM Team Name', 'CRN'],
        ...['OM Name', 'OM Grade', 'Contact Type Description', 'Contact Code', 'Contact Points', 'OM Points'],
      ],
      rows: rows.map((one): ExportCell[] => {
        const points = result.ruleSet.contactOfCode.get(one.contact_code.toUpperCase())?.points
        return [
          ...[one.by_region, one.by_pdu, one.by_team, one.contact_date, one.done_by_name, one.done_by_grade],
          ...[one.for_region, one.for_pdu, one.for_team, one.case_ref, one.officer_name, one.officer_grade],
          ...[one.contact_name, one.contact_code, points ?? 'Unknown', points === undefined ? 'Unknown' : -points],
        ]
      }),
    }
  },
}
