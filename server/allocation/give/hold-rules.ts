import { eligibility, eligibilityRulesOn } from '@candour/allocation'
import { sql } from 'kysely'
import { type CaseState, EntryRefused, type Projector } from '#caseload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'

/** A person acts, and not a load, an import or the service itself. */
const isPerson = async (trx: Trx): Promise<boolean> => {
  const { rows } = await sql<{ role: string }>`select current_setting('role') as role`.execute(trx)
  return rows[0]?.role === 'candour_app'
}

/** What forbids the case to the officer whoever decides, as far as the record and the list of staff say it. */
const forbidden = async (
  trx: Trx,
  { risk, conflicts }: CaseState,
  officer: string,
  on: Day,
): Promise<readonly string[]> => {
  const ruleSet = eligibilityRulesOn(on)
  const staff = await trx
    .selectFrom('platform.practitioner')
    .select(['name', 'grade', 'left'])
    .where('code', '=', officer)
    .executeTakeFirst()
  if (!ruleSet || !staff) return []
  const here = { team: '', pdu: '' }
  const found = eligibility({
    person: { ...here, risk: risk?.overall ?? null, tier: null, language: null, interpreter: null, needs: null },
    officer: {
      ...{
        ...staff,
        ...here,
        sex: null,
        languages: null,
        closed: false,
        cases: null,
        recentCases: 0,
        absent: null,
        awayNext: null,
      },
      ...{ protectedFrom: [], known: null, conflict: conflicts.find(one => one.officer === officer)?.reason ?? null },
    },
    on,
    ruleSet,
  })
  return found.refusals.filter(one => one.override === 'never').map(one => one.words)
}

/**
 * Keeps the rules that nobody may decide against, by whatever page or command somebody is given a case: the entry is refused, with
 * the rule in words. Those that a level may decide against are asked where work is given.
 */
export const rulesHold: Projector = {
  name: 'rules of eligibility',
  afterEntry: async (trx, { entry, before, after }) => {
    const { officer } = after
    if (officer === null || officer === before.officer || !(await isPerson(trx))) return
    const words = await forbidden(trx, after, officer, dayOf(entry.recordedAt))
    if (words.length === 0) return
    throw new EntryRefused([{ field: 'practitioner', message: `${words.join('. ')}. Nobody may decide otherwise` }])
  },
  afterLoad: async () => {},
  afterErasure: async () => {},
}
