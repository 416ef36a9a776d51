import { sql } from 'kysely'
import type { CaseState, Entry, Projector } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import type { ActTable } from '../tables.ts'

type Step = { readonly entry: Entry; readonly before: CaseState; readonly after: CaseState }
type Body = { readonly reason?: string; readonly against?: string; readonly team: string }

/** The row of one entry that gave a case to a team; null for any other entry. */
export const actOf = (personId: string, { entry, before, after }: Step): ActTable | null => {
  if (entry.kind !== 'allocated') return null
  // The record has parsed it with the schema of its kind before it was sealed.
  const body = entry.body as Body
  return {
    ...{ entry_id: entry.entryId, person_id: personId, happened: entry.happened.from, recorded_at: entry.recordedAt },
    ...{ author: entry.author, from_team: before.team, from_officer: before.officer },
    ...{ to_team: after.team ?? body.team, to_officer: after.officer },
    ...{ reason: body.reason ?? null, against: body.against ?? null, corrects: entry.supersedes },
  }
}

/** Writes rows of the history as the system: for loads, and where it is made again. */
export const putActs = async (trx: Trx, acts: readonly ActTable[]): Promise<void> => {
  if (acts.length === 0) return
  await sql`insert into allocation.act select * from jsonb_populate_recordset(null::allocation.act, ${JSON.stringify(acts)})`.execute(
    trx,
  )
}

/** Who gave which case to whom, as each entry says it: the history of allocations. */
export const allocationHistory: Projector = {
  name: 'allocation history',
  afterEntry: async (trx, change) => {
    const act = actOf(change.personId, change)
    if (act) await sql`select allocation.note_act(${JSON.stringify(act)})`.execute(trx)
  },
  afterLoad: (trx, people) =>
    putActs(
      trx,
      people.flatMap(({ personId, steps }) => steps.flatMap(step => actOf(personId, step) ?? [])),
    ),
  // Codes and a pseudonym: who had done what stays, and whose it was nobody can tell.
  afterErasure: async () => {},
}
