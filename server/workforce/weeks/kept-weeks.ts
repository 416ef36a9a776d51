import type { Day, Trx } from '#platform/database/tables.ts'
import { type ClosedWeekTable, weekTables } from './tables.ts'
import { weekDigest } from './week-digest.ts'
import type { WeekPost, WeekUnit } from './week-rows.ts'

export type ClosedWeek = Readonly<ClosedWeekTable>

/** A week as it was closed; undefined when it is not. */
export const closedWeek = (trx: Trx, week: Day): Promise<ClosedWeek | undefined> =>
  weekTables(trx).selectFrom('workforce.closed_week').selectAll().where('week', '=', week).executeTakeFirst()

/** Weeks that were closed, from a Monday on. */
export const closedWeeksFrom = (trx: Trx, from: Day): Promise<readonly ClosedWeek[]> =>
  weekTables(trx).selectFrom('workforce.closed_week').selectAll().where('week', '>=', from).orderBy('week').execute()

/** The sums of a unit in the weeks that were closed, from a Monday on. */
export const keptUnitWeeks = (trx: Trx, unit: string, from: Day): Promise<readonly WeekUnit[]> =>
  weekTables(trx)
    .selectFrom('workforce.week_unit')
    .selectAll()
    .where('unit', '=', unit)
    .where('week', '>=', from)
    .orderBy('week')
    .execute()

/** The figures of an officer in a team in the weeks that were closed, from a Monday on. */
export const keptPostWeeks = (
  trx: Trx,
  { team, officer }: { readonly team: string; readonly officer: string },
  from: Day,
): Promise<readonly WeekPost[]> =>
  weekTables(trx)
    .selectFrom('workforce.week_post')
    .selectAll()
    .where('officer', '=', officer)
    .where('team', '=', team)
    .where('week', '>=', from)
    .orderBy('week')
    .execute()

/** The digest of a week, made again from the rows that are kept. */
export const digestAgain = async (trx: Trx, week: Day): Promise<string> => {
  const tables = weekTables(trx)
  const posts = await tables.selectFrom('workforce.week_post').selectAll().where('week', '=', week).execute()
  const units = await tables.selectFrom('workforce.week_unit').selectAll().where('week', '=', week).execute()
  return weekDigest(posts, units)
}

const saidBy = ({ payload }: ClosedWeek): { readonly digest?: string; readonly week?: string } =>
  JSON.parse(Buffer.from(payload).toString('utf8')) as { digest?: string; week?: string }

/**
 * Closed weeks whose kept figures are not those whose digest stands in the ledger. For `candour fsck`, as the system role.
 *
 * @returns one line for each week
 */
export const weekDifferences = async (
  trx: Trx,
): Promise<readonly { readonly subject: string; readonly what: string }[]> => {
  const differences: { subject: string; what: string }[] = []
  for (const week of await closedWeeksFrom(trx, '1900-01-01')) {
    const said = saidBy(week)
    const again = await digestAgain(trx, week.week)
    if (again !== said.digest) {
      differences.push({
        subject: week.week,
        what: `its kept figures have the digest ${again}, its entry says ${said.digest}`,
      })
    }
    if (said.week !== week.week || said.digest !== week.digest) {
      differences.push({ subject: week.week, what: 'its row is not what its entry says' })
    }
  }
  return differences
}
