import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#platform/database/tables.ts'
import { lateAfterDays } from '../record/late.ts'
import { kindsIn } from '../words/kind-groups.ts'

/** What a timeline is narrowed to. Empty texts and undefined days narrow nothing. */
export type TimelineFilter = {
  /** A group of kinds, or one kind. */
  readonly kind: string
  readonly from: Day | undefined
  readonly to: Day | undefined
  /** Staff code of who did the work. */
  readonly who: string
  readonly only: '' | 'late' | 'corrected'
  /** Words in what was written. Entries are sealed: this reads every one that the other filters leave. */
  readonly text: string
}

/** Recorded more days after it happened than the record allows without a mark, by the calendar on the wall here. */
const isLate = sql<boolean>`(e.recorded_at at time zone 'Europe/London')::date - coalesce(e.happened_to, e.happened_from) > ${lateAfterDays}`

const isCorrected = sql<boolean>`(e.supersedes is not null or exists (select from caseload.entry later where later.supersedes = e.entry_id))`

/** Whether anything but its person narrows an entry. */
export const isNarrowed = ({ kind, from, to, who, only, text }: TimelineFilter): boolean =>
  Boolean(kind || from || to || who || only || text)

/** The condition on an entry `e` of one person; text is looked for afterwards. */
export const narrowed = (personId: string, { kind, from, to, who, only }: TimelineFilter): RawBuilder<boolean> => {
  const wanted: RawBuilder<unknown>[] = [sql`e.person_id = ${personId}`]
  const kinds = kindsIn(kind)
  if (kinds) wanted.push(sql`e.kind = any(${kinds})`)
  if (from) wanted.push(sql`coalesce(e.happened_to, e.happened_from) >= ${from}`)
  if (to) wanted.push(sql`e.happened_from <= ${to}`)
  if (who) wanted.push(sql`e.work_done_by = ${who}`)
  if (only === 'late') wanted.push(isLate)
  if (only === 'corrected') wanted.push(isCorrected)
  return sql<boolean>`${sql.join(wanted, sql` and `)}`
}
