import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { Scale } from './service/scale.ts'
import { type DemonstrationPdu, pseudoOfficersOf, teamsOf } from './service/service.ts'

type UnitRow = { code: string; kind: 'nation' | 'region' | 'pdu' | 'team'; name: string; parent: string | null }

/** The nation's code in the demonstration. */
export const NATION = 'EW'

const unitRows = (scale: Scale): UnitRow[] => [
  { code: NATION, kind: 'nation', name: 'England and Wales', parent: null },
  ...scale.regions.flatMap(region => [
    { code: region.code, kind: 'region' as const, name: region.name, parent: NATION },
    ...region.pdus.flatMap(pdu => [
      { code: pdu.code, kind: 'pdu' as const, name: pdu.name, parent: region.code },
      ...teamsOf(pdu).map(team => ({ ...team, kind: 'team' as const, parent: pdu.code })),
    ]),
  ]),
]

/** Writes the units, the staff and the funded posts of the demonstration. */
export const writeOrganisation = async (trx: Trx, scale: Scale, pdus: Iterable<DemonstrationPdu>): Promise<void> => {
  await sql`insert into platform.unit (code, kind, name, parent)
    select code, kind, name, parent from jsonb_to_recordset(${JSON.stringify(unitRows(scale))}) as
      unit (code text, kind text, name text, parent text)`.execute(trx)
  for (const { plan, members, posts } of pdus) {
    const staff = [
      ...members.map(({ code, forename, surname, grade, team, joined, left }) => {
        return { code, name: `${forename} ${surname}`, grade, team, joined, left }
      }),
      ...pseudoOfficersOf(plan).map(one => ({ ...one, grade: 'DMY', joined: null, left: null })),
    ]
    await sql`insert into platform.practitioner (code, name, grade, team, joined, "left")
      select * from jsonb_to_recordset(${JSON.stringify(staff)}) as
        staff (code text, name text, grade text, team text, joined date, "left" date)`.execute(trx)
    await sql`insert into platform.post (team, grade, practitioner, since)
      select * from jsonb_to_recordset(${JSON.stringify(posts)}) as
        post (team text, grade text, holder text, since date)`.execute(trx)
  }
}
