import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import { isPseudoOfficer, unitAndAbove } from '#platform/organisation/units.ts'
import { dayText } from '#platform/web/dates.ts'
import type { Question } from '../kinds/kind.ts'
import { kindOf } from '../kinds/registry.ts'
import type { Entry } from '../record/entry.ts'
import type { NameOf } from '../record/fields.ts'
import { caseload } from '../tables.ts'

/** Names for the codes in some entries, and for others: of staff, accounts, units and earlier entries. A code that is nobody's stays. */
export const namesFor = async (
  trx: Trx,
  entries: readonly Entry[],
  others: readonly string[] = [],
): Promise<NameOf> => {
  const named = entries.flatMap(entry => [
    entry.author,
    entry.workDoneBy,
    ...answersTo(entry, ['practitioner', 'team']),
  ])
  const people = [...new Set([...others, ...named])]
  const { rows } = await sql<{ code: string; name: string }>`
    select username as code, name from platform.account where username = any(${people})
    union all select code, name from platform.unit where code = any(${people})
    union all select code, name from platform.practitioner where code = any(${people})`.execute(trx)
  const names = new Map([...rows.map(one => [one.code, one.name] as const), ...(await earlierEntries(trx, entries))])
  return code => names.get(code) ?? code
}

/** What the entries are called that others refer to: "Referral, 3 February 2026". */
const earlierEntries = async (trx: Trx, entries: readonly Entry[]): Promise<(readonly [string, string])[]> => {
  const ids = [...new Set(entries.flatMap(entry => answersTo(entry, ['entry'])))]
  if (ids.length === 0) return []
  const rows = await caseload(trx)
    .selectFrom('caseload.entry')
    .select(['entry_id', 'kind', 'happened_from'])
    .where('entry_id', 'in', ids)
    .execute()
  return rows.map(row => [row.entry_id, `${kindOf(row.kind).title}, ${dayText(row.happened_from)}`])
}

/** The answers to the questions of some sorts. */
const answersTo = ({ kind, body }: Entry, sorts: readonly Question['as'][]): string[] => {
  const answers = new Map(Object.entries(body ?? {}))
  return kindOf(kind).questions.flatMap(({ as, name }) =>
    sorts.includes(as) && answers.has(name) ? String(answers.get(name)) : [],
  )
}

export type Choice = { readonly value: string; readonly text: string }

/** The teams of a team's region, and the staff of its PDU: whom a form about one of its cases offers. */
export const choicesFor = async (trx: Trx, team: string): Promise<{ teams: Choice[]; staff: Choice[] }> => {
  const [, region, pdu] = await unitAndAbove(trx, team)
  const teams = await trx
    .selectFrom('platform.unit as t')
    .innerJoin('platform.unit as p', 'p.code', 't.parent')
    .where('t.kind', '=', 'team')
    .where('p.parent', '=', region?.code ?? '')
    .orderBy('p.name')
    .orderBy('t.name')
    .select(['t.code as value', 't.name as text'])
    .execute()
  const staff = await trx
    .selectFrom('platform.practitioner as o')
    .innerJoin('platform.unit as t', 't.code', 'o.team')
    .where('t.parent', '=', pdu?.code ?? '')
    .where('o.left', 'is', null)
    .orderBy('o.name')
    .select(['o.code', 'o.name', 'o.grade', 't.name as team'])
    .execute()
  return {
    teams,
    staff: staff
      .filter(one => !isPseudoOfficer(one.code))
      .map(one => ({ value: one.code, text: `${one.name} (${one.grade}, ${one.team})` })),
  }
}

/** Whether a code is that of a member of staff. */
export const isStaff = async (trx: Trx, code: string): Promise<boolean> => {
  const row = await trx.selectFrom('platform.practitioner').select('code').where('code', '=', code).executeTakeFirst()
  return row !== undefined
}
