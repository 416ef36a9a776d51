import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'

/** A row about an officer that does not say what its entry says, or an entry without its row. */
export type StaffDifference = { readonly subject: string; readonly what: string }

type Row = { readonly officer: string; readonly act: string; readonly entry: string; readonly column: string | null }

/**
 * Compares hours, reductions and facts of officers with the entries that the ledger holds, column by column, and looks for entries
 * that have no row or two. For `candour fsck`, as the system role. Hours and reductions that were loaded in bulk have no entry, and
 * nothing to be compared with.
 */
export const staffDifferences = async (trx: Trx): Promise<readonly StaffDifference[]> => {
  const { rows } = await sql<Row>`with said as (
      select id, officer, author, recorded_at, supersedes, happened_from, happened_to, convert_from(payload, 'UTF8')::jsonb as words
      from workforce.staff_entry),
    kept as (
      select 'hours' as act, entry, recorded_by, recorded_at, change, why, supersedes is not null as replaces,
        (select e.entry from workforce.post_hours e where e.id = h.supersedes) as earlier,
        jsonb_build_object('officer', officer, 'team', team, 'hours', hours, 'from', from_day) as columns
      from workforce.post_hours h where entry is not null
      union all
      select 'reduction', entry, recorded_by, recorded_at, change, why, supersedes is not null,
        (select e.entry from workforce.reduction e where e.id = r.supersedes),
        jsonb_build_object('officer', officer, 'team', team, 'reason', reason, 'hours', hours, 'from', from_day, 'to', to_day,
          'notes', notes)
      from workforce.reduction r where entry is not null
      union all
      select 'fact', entry, recorded_by, recorded_at, change, why, supersedes is not null,
        (select e.entry from workforce.staff_fact e where e.id = f.supersedes),
        jsonb_build_object('officer', officer, 'team', team, 'kind', kind, 'detail', detail, 'confidential', confidential,
          'from', from_day, 'to', to_day, 'notes', notes)
      from workforce.staff_fact f
      union all
      select 'own-words', entry, recorded_by, recorded_at, 'recorded', '', false, null::uuid,
        jsonb_build_object('officer', officer, 'sex', sex, 'languages', languages)
      from workforce.own_words o),
    compared as (
      select k.act, k.entry, s.officer, s.words, k.columns || jsonb_build_object('entry of', k.columns -> 'officer', 'change', k.change, 'why', k.why, 'act', k.act,
          'recorded by', k.recorded_by, 'recorded at', k.recorded_at, 'earlier', k.earlier, 'replaces', k.replaces) as columns,
        s.words || jsonb_build_object('entry of', s.officer, 'change', coalesce(s.words ->> 'change', 'recorded'), 'why', coalesce(s.words ->> 'why', ''), 'recorded by', s.author, 'recorded at', s.recorded_at,
          'earlier', s.supersedes, 'replaces', coalesce(s.words ->> 'change', 'recorded') <> 'recorded') as expected
      from kept k left join said s on s.id = k.entry)
    select coalesce(c.officer, '') as officer, c.act, c.entry, d.key as column from compared c
      cross join lateral jsonb_each(c.columns) d
      where c.expected is null or c.expected -> d.key is distinct from d.value
    union all
    select s.officer, s.words ->> 'act', s.id, null from said s
      where s.words ->> 'act' in ('hours', 'reduction', 'fact', 'own-words') and (select count(*) from kept k where k.entry = s.id) <> 1
    order by 1, 2, 3, 4`.execute(trx)
  return rows.map(({ officer, act, entry, column }) => ({
    subject: `${act} of ${officer || 'nobody'}, entry ${entry}`,
    what: column === null ? 'has no row or two, and is said once' : `${column} is not what the entry says`,
  }))
}
