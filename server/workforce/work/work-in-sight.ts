import type { RuleSet } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { workforce } from '../tables.ts'
import { daysBefore } from './days-before.ts'

/** One piece of work that counts for an officer, or off their workload, on a case that the reader's team supervises. */
export type WorkInSight = {
  readonly personId: string
  readonly entry: string
  readonly kind: 'report' | 'contact'
  readonly code: string
  readonly officer: string
  readonly onDay: Day
}

/** The reports and support contacts behind a figure of a day, the latest first. Row-level security leaves those of the reader's teams. */
export const workInSight = async (
  trx: Trx,
  officer: string,
  day: Day,
  { data }: RuleSet,
): Promise<readonly WorkInSight[]> =>
  workforce(trx)
    .selectFrom('workforce.work_done')
    .select(['person_id as personId', 'entry', 'kind', 'code', 'officer', 'on_day as onDay'])
    .where('replaced_at', 'is', null)
    .where('on_day', '<=', day)
    .where(eb =>
      eb.or([
        eb.and([
          eb('kind', '=', 'report'),
          eb('officer', '=', officer),
          eb('on_day', '>=', daysBefore(day, data.reportDays - 1)),
        ]),
        eb.and([
          eb('kind', '=', 'contact'),
          eb.or([eb('officer', '=', officer), eb('holder', '=', officer)]),
          eb('officer', '!=', eb.ref('holder')),
          eb('on_day', '>=', daysBefore(day, data.contactDays - 1)),
        ]),
      ]),
    )
    .orderBy('on_day', 'desc')
    .orderBy('id')
    .execute()
