import { sql } from 'kysely'
import { crnsOf, wordsOf } from '#caseload'
import { daysBefore } from '../work/days-before.ts'
import { teamsOf } from './recorded-teams.ts'
import type { ExportCell, ExportRequest, FileRequest, Report } from './report.ts'

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
  /** The team of the case. */
  readonly held_team: string | null
}

/** Contacts of a nightly file. */
const ofFile = async ({ trx, result, unit }: FileRequest): Promise<readonly ContactLine[]> => {
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
        contact.officer_name, contact.officer_grade, contact.contact_name, contact.contact_code,
        contact.officer_team as held_team
      from workforce.contact_row contact
        left join place done on done.unit = contact.done_by_team
        left join place held on held.unit = contact.officer_team
      where contact.import = ${result.import}
        and (${unit.kind} = 'nation' or ${unit.code} = any (done.codes) or ${unit.code} = any (held.codes))
      order by contact.contact_date, contact."row"`.execute(trx)
  return rows
}

type RecordLine = Omit<ContactLine, 'case_ref' | 'contact_name'> & { readonly person_id: string }

/** Contacts that count on the day of the figures, on cases of the person's own teams. */
const onRecord = async (request: ExportRequest): Promise<readonly ContactLine[]> => {
  const { trx, day, figures } = request
  const { teams } = await teamsOf(request)
  const first = daysBefore(day, figures.shown.ruleSet.data.contactDays - 1)
  const { rows } = await sql<RecordLine>`
    with place as (
      select team.code, team.name as team, pdu.name as pdu, region.name as region from platform.unit team
        join platform.unit pdu on pdu.code = team.parent join platform.unit region on region.code = pdu.parent)
    select w.person_id, done.region as by_region, done.pdu as by_pdu, done.team as by_team,
      held.region as for_region, held.pdu as for_pdu, held.team as for_team, w.on_day as contact_date,
      coalesce(doer.name, w.officer) as done_by_name, coalesce(doer.grade, '') as done_by_grade,
      coalesce(holder.name, 'No named officer') as officer_name, coalesce(holder.grade, '') as officer_grade,
      w.code as contact_code, w.team as held_team
    from workforce.work_done w
      left join platform.practitioner doer on doer.code = w.officer
      left join platform.practitioner holder on holder.code = w.holder
      left join place done on done.code = doer.team join place held on held.code = w.team
    where w.kind = 'contact' and w.replaced_at is null and w.officer <> w.holder and w.on_day between ${first} and ${day}
      and (w.team = any (${teams}::text[]) or doer.team = any (${teams}::text[]))
    order by w.on_day, w.id`.execute(trx)
  const crns = await crnsOf(
    trx,
    rows.map(row => row.person_id),
  )
  return rows.flatMap(({ person_id, ...row }) => {
    const case_ref = crns.get(person_id)
    return case_ref === undefined
      ? []
      : [{ ...row, case_ref, contact_name: wordsOf('support-contact', row.contact_code) }]
  })
}

const linesOf = async (request: ExportRequest): Promise<readonly ContactLine[]> => {
  const { result, figures } = request
  const filed = result ? await ofFile({ ...request, result }) : []
  if (!figures.shown.live) return filed
  const { recorded } = await teamsOf(request)
  return [...(await onRecord(request)), ...filed.filter(line => !recorded.has(line.held_team ?? ''))]
}

/** @source wmt-web, CSV export: CMS; both sides of a contact, with the points that the rules give and take */
export const contacts: Report = {
  name: 'cms',
  title: 'Support contacts (CMS)',
  from: 'figures',
  table: async request => {
    const { ruleSet } = request.figures.shown
    return {
      headings: [
        ...['Contact Region Name', 'Contact Probation Delivery Unit', 'Contact Team Name', 'Contact Date'],
        ...['Contact Name', 'Contact Grade', 'OM Region Name', 'OM Probation Delivery Unit', 'OM Team Name', 'CRN'],
        ...['OM Name', 'OM Grade', 'Contact Type Description', 'Contact Code', 'Contact Points', 'OM Points'],
      ],
      rows: (await linesOf(request)).map((one): ExportCell[] => {
        const points = ruleSet.contactOfCode.get(one.contact_code.toUpperCase())?.points
        return [
          ...[one.by_region, one.by_pdu, one.by_team, one.contact_date, one.done_by_name, one.done_by_grade],
          ...[one.for_region, one.for_pdu, one.for_team, one.case_ref, one.officer_name, one.officer_grade],
          ...[one.contact_name, one.contact_code, points ?? 'Unknown', points === undefined ? 'Unknown' : -points],
        ]
      }),
    }
  },
}
