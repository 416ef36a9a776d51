import { profiles, ruleSetOn } from '@candour/workload'
import { sql } from 'kysely'
import type { ClientBase } from 'pg'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { workforce } from '../tables.ts'
import { readWorkbook } from '../workbook/read.ts'
import type { Findings, WorkbookSummary } from '../workbook/rows.ts'
import { WorkbookError } from '../workbook/rows.ts'
import { bulkLoad } from './bulk-load.ts'
import { noteProgress, offerImport, refuseAbandoned, refuseImport } from './import-record.ts'
import { isLatest, noticesOf } from './notices.ts'
import { onOneConnection } from './one-connection.ts'
import { bringOrganisationUp } from './organisation.ts'
import { type Load, publishResult } from './publish.ts'
import { type ImportReport, ImportStop, refusedReport } from './report.ts'
import { workbookSink } from './sink.ts'
import { type ImportProgress, type StageClock, stageClock } from './stage-clock.ts'

export type ImportRequest = {
  readonly path: string
  /** The file's name on the sender's machine. */
  readonly name: string
  readonly by: string
  readonly now: Date
  /** An offer that was noted before, by an upload; without it one is noted now. */
  readonly offer?: number
  readonly onProgress?: (progress: ImportProgress) => void
}

export type ImportOutcome = {
  readonly status: 'published' | 'refused'
  readonly importId: number
  readonly report: ImportReport
}

/**
 * Two files at once would each take the other's result for the one before. A number of its own: the sequencer holds 7_316_042 for
 * as long as the service runs.
 */
export const importLock = 7_316_043

/**
 * Reads the nightly workbook into a new result, whole or not at all. Until it is whole everybody sees the result before.
 *
 * @returns published, or refused with the reason; then nothing but the import's own row has changed
 * @throws what is not the file's fault, after the import has been closed
 */
export const importWorkbook = async (databases: Databases, request: ImportRequest): Promise<ImportOutcome> => {
  const importId = request.offer ?? (await offerImport(databases.system, request))
  const refuse = async (report: ImportReport): Promise<ImportOutcome> => {
    await refuseImport(databases.system, importId, report)
    return { status: 'refused', importId, report }
  }
  try {
    const report = await onOneConnection(databases.url, (trx, connection) =>
      importWhole(databases, request, importId, trx, connection),
    )
    return { status: 'published', importId, report }
  } catch (error) {
    if (error instanceof WorkbookError) return refuse(refusedReport(error.message, placeOf(error)))
    if (error instanceof ImportStop) return refuse(refusedReport(error.message))
    await refuse(refusedReport('The service could not store the file. Nothing was changed: send the file again.'))
    throw error
  }
}

const placeOf = ({ sheet, row, column }: WorkbookError) => ({
  ...(sheet === undefined ? {} : { sheet }),
  ...(row === undefined ? {} : { row }),
  ...(column === undefined ? {} : { column }),
})

const importWhole = async (
  databases: Databases,
  request: ImportRequest,
  importId: number,
  trx: Trx,
  connection: ClientBase,
): Promise<ImportReport> => {
  const stages = stageClock(async progress => {
    request.onProgress?.(progress)
    await noteProgress(databases.system, importId, progress.stage, progress.done)
  })
  await stages.enter('Waiting for another import to end')
  await sql`select pg_advisory_xact_lock(${importLock})`.execute(trx)
  await refuseAbandoned(databases.system, importId)

  await stages.enter('Reading the file')
  const load: Load = (owner, work) => bulkLoad(connection, owner, work)
  const { summary, units, posts, refused, contacts } = await readInto(connection, importId, request, stages)
  if (posts.all().length === 0) throw new ImportStop('The file names no officer. Send the extract of a whole night.')

  await stages.enter('Working out every figure')
  const day = summary.datestamp?.slice(0, 10) ?? dayOf(request.now)
  const rules = rulesOn(day)
  const latest = await isLatest(trx, day)
  const organisation = { units: units.all(), posts: posts.all(), latest, rules }
  const notices = await noticesOf(trx, { summary, day, latest, posts: posts.all() })
  const published = await publishResult(trx, load, {
    ...{ import: importId, summary, day, rules, now: request.now },
    ...{ posts: posts.all(), contacts: contacts, units: await bringOrganisationUp(trx, organisation) },
  })

  await stages.enter('Publishing')
  const findings = { refused: joined(summary.refused, refused), warnings: summary.warnings }
  const report = { ...reportOf(summary, findings, notices), published, seconds: stages.seconds() }
  await storeFindings(load, importId, findings)
  await stages.settled()
  await finish(trx, importId, summary, report)
  return report
}

/** Reads the file; its case lists are in their tables when this returns, its officers in memory. */
const readInto = (connection: ClientBase, importId: number, { path, now }: ImportRequest, stages: StageClock) =>
  bulkLoad(connection, { column: 'import', value: importId }, async load => {
    const { sink, ...found } = workbookSink(load)
    const summary = await readWorkbook(path, sink, rulesOn(dayOf(now)).ruleSet, ({ sheet, rows, done }) =>
      stages.within(`Reading ${sheet}, row ${rows}`, done),
    )
    return { summary, ...found }
  })

const rulesOn = (day: string) => {
  const ruleSet = ruleSetOn(day)
  if (!ruleSet.known) throw new ImportStop(`The file is of ${day}, and ${ruleSet.why}.`)
  return { ruleSet: ruleSet.value, profile: profiles.candour }
}

type FoundInFile = { readonly refused: Findings; readonly warnings: Findings }

const joined = (reader: Findings, room: Findings): Findings => ({
  count: reader.count + room.count,
  first: [...reader.first, ...room.first],
})

const reportOf = (summary: WorkbookSummary, { refused, warnings }: FoundInFile, notices: readonly string[]) => ({
  refusal: null,
  place: {},
  rows: summary.rows,
  refusedRows: refused.count,
  warnings: warnings.count,
  ignoredSheets: summary.ignoredSheets,
  unknownColumns: summary.unknownColumns,
  notices,
})

const findingTable = { name: 'finding', columns: ['kind', 'number', 'sheet', 'row', 'column', 'reason', 'value'] }

const storeFindings = async (load: Load, importId: number, { refused, warnings }: FoundInFile): Promise<void> => {
  const rows = (
    [
      ['refused', refused],
      ['warning', warnings],
    ] as const
  ).flatMap(([kind, { first }]) =>
    first.map(({ sheet, row, column, reason, value }, index) => [kind, index + 1, sheet, row, column, reason, value]),
  )
  await load({ column: 'import', value: importId }, into => into.write(findingTable, rows))
}

const finish = async (
  trx: Trx,
  id: number,
  { sha256, bytes }: WorkbookSummary,
  report: ImportReport,
): Promise<void> => {
  await workforce(trx)
    .updateTable('workforce.import')
    .set({ status: 'published', stage: '', done: 1, changed_at: new Date(), sha256, size: bytes })
    .set({ report: JSON.stringify(report) })
    .where('id', '=', id)
    .execute()
}
