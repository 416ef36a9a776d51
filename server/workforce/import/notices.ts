import type { Day, Trx } from '#platform/database/tables.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { workforce } from '../tables.ts'
import type { WorkbookSummary } from '../workbook/rows.ts'
import type { Post } from './posts.ts'

/** A fall of the number of officers in percent from which a manager should ask whether the file is whole. */
const steepFall = 10

/** Whether no published result is of a later night. */
export const isLatest = async (trx: Trx, day: Day): Promise<boolean> => {
  const later = await workforce(trx)
    .selectFrom('workforce.result_set')
    .select('id')
    .where('extract_day', '>', day)
    .limit(1)
    .executeTakeFirst()
  return later === undefined
}

type Told = {
  readonly summary: WorkbookSummary
  readonly day: Day
  readonly latest: boolean
  readonly posts: readonly Post[]
}

/** What a manager should know before relying on a file: sent before, an earlier night, far fewer officers than last time. */
export const noticesOf = async (trx: Trx, { summary, day, latest, posts }: Told): Promise<readonly string[]> => {
  const notices = []
  const before = await sameFile(trx, summary.sha256)
  if (before) notices.push(`The same file was imported on ${instantText(before)}. It makes a second result.`)
  if (!latest) {
    notices.push(
      `The file is of ${dayText(day)}. A result of a later night is published, and pages go on showing that one.`,
    )
  }
  if (summary.datestamp === null) {
    notices.push(`No row of the file has a datestamp. The day of the import, ${dayText(day)}, is taken for its day.`)
  }
  const expected = await officersBefore(trx, day)
  const fall = expected === 0 ? 0 : ((expected - posts.length) * 100) / expected
  if (fall >= steepFall) {
    const now = countedText(posts.length, 'officer and team', 'officers and teams')
    notices.push(`The file has ${now}. The result before it had ${expected}: is the file whole?`)
  }
  return notices
}

const sameFile = async (trx: Trx, sha256: string): Promise<Date | undefined> => {
  const row = await workforce(trx)
    .selectFrom('workforce.import')
    .select('offered_at')
    .where('sha256', '=', sha256)
    .where('status', '=', 'published')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.offered_at
}

const officersBefore = async (trx: Trx, day: Day): Promise<number> => {
  const row = await workforce(trx)
    .selectFrom('workforce.officer_figure')
    .select(eb => eb.fn.countAll<number>().as('officers'))
    .where('in_file', '=', true)
    .where('result', '=', eb =>
      eb
        .selectFrom('workforce.result_set')
        .select('id')
        .where('extract_day', '<=', day)
        .orderBy('extract_day', 'desc')
        .orderBy('id', 'desc')
        .limit(1),
    )
    .executeTakeFirstOrThrow()
  return row.officers
}
