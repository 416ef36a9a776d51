import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Databases } from '#platform/database/databases.ts'
import type { Db, Trx } from '#platform/database/tables.ts'
import { appendLeaf, openStream } from '#platform/ledger/append.ts'
import { dayOf } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { noteProgress, offerImport, refuseImport } from '../import/import-record.ts'
import { type ImportOutcome, importLock } from '../import/import-workbook.ts'
import { type ImportReport, refusedReport } from '../import/report.ts'
import { workforce } from '../tables.ts'
import { WorkbookError } from '../workbook/rows.ts'
import { applyPosts, type PostChanges } from './apply-posts.ts'
import { applyStaff, type StaffChanges } from './apply-staff.ts'
import { checkRows } from './check-rows.ts'
import { type EstablishmentFile, readEstablishment } from './read-file.ts'
import { type Finding, readRows } from './read-rows.ts'

export type EstablishmentRequest = {
  readonly path: string
  /** The file's name on the sender's machine. */
  readonly name: string
  readonly by: string
  readonly now: Date
  /** An offer that was noted before, by an upload; without it one is noted now. */
  readonly offer?: number
}

/** Rows that keep the file out: everything is undone. */
class RowsRefused extends Error {
  override readonly name = 'RowsRefused'
  readonly refused: readonly Finding[]

  constructor(refused: readonly Finding[]) {
    super(`${countedText(refused.length, 'cell')} cannot be taken, each named below.`)
    this.refused = refused
  }
}

/**
 * Reads the spreadsheet of the establishment, whole or not at all: staff, hours, agency work, leaving, and how each post stands.
 *
 * @returns published, or refused with the reason and the place of every cell that is wrong
 * @throws what is not the file's fault, after the import has been closed
 */
export const importEstablishment = async (
  databases: Databases,
  request: EstablishmentRequest,
): Promise<ImportOutcome> => {
  const { system } = databases
  const importId = request.offer ?? (await offerImport(system, { ...request, kind: 'establishment' }))
  const refuse = async (report: ImportReport): Promise<ImportOutcome> => {
    await refuseImport(system, importId, report)
    return { status: 'refused', importId, report }
  }
  try {
    const report = await system.transaction().execute(async trx => {
      await sql`select pg_advisory_xact_lock(${importLock})`.execute(trx)
      await noteProgress(system, importId, 'Reading the file', 0.1)
      return importWhole(trx, importId, request)
    })
    return { status: 'published', importId, report }
  } catch (error) {
    if (error instanceof WorkbookError) {
      const { sheet, row, column } = error
      return refuse(
        refusedReport(error.message, { ...(sheet && { sheet }), ...(row && { row }), ...(column && { column }) }),
      )
    }
    if (error instanceof RowsRefused) {
      await storeFindings(system, importId, 'refused', error.refused)
      return refuse({ ...refusedReport(error.message), refusedRows: error.refused.length })
    }
    await refuse(refusedReport('The service could not store the file. Nothing was changed: send the file again.'))
    throw error
  }
}

const importWhole = async (
  trx: Trx,
  importId: number,
  { path, by, now }: EstablishmentRequest,
): Promise<ImportReport> => {
  const file = await readEstablishment(path)
  const rows = readRows(file)
  const day = dayOf(now)
  const checked = await checkRows(trx, rows, day)
  const refused = [...rows.refused, ...checked.refused]
  if (refused.length > 0) throw new RowsRefused(refused)
  if (rows.staff.length + rows.posts.length === 0) throw new WorkbookError('The file holds headings and no row.')
  const staff = await applyStaff(trx, rows.staff, day, { by, now })
  const posts = await applyPosts(trx, rows.posts, importId, { by, now })
  await enterInLedger(trx, importId, file, { staff, posts }, now)
  await storeFindings(trx, importId, 'warning', checked.warnings)
  const report: ImportReport = {
    ...refusedReport(''),
    refusal: null,
    rows: { staff: rows.staff.length, posts: rows.posts.length },
    warnings: checked.warnings.length,
    ignoredSheets: file.ignoredSheets,
    unknownColumns: rows.unknownColumns,
    notices: noticesOf(staff, posts),
  }
  await workforce(trx)
    .updateTable('workforce.import')
    .set({ status: 'published', stage: '', done: 1, changed_at: now, sha256: file.sha256, size: file.bytes })
    .set({ report: JSON.stringify(report) })
    .where('id', '=', importId)
    .execute()
  return report
}

const noticesOf = (staff: StaffChanges, posts: PostChanges): readonly string[] => [
  `${countedText(staff.added, 'person', 'people')} new; hours of ${countedText(staff.hours, 'post')}, agency work of ${staff.agency} and days of leaving of ${staff.leaving} changed.`,
  `${countedText(posts.added, 'post')} new, ${countedText(posts.changed, 'post')} changed.`,
  ...(posts.notInFile === 0
    ? []
    : [`${countedText(posts.notInFile, 'post')} of these teams the file does not name: they stay as they are.`]),
]

const enterInLedger = async (
  trx: Trx,
  importId: number,
  file: EstablishmentFile,
  changes: object,
  now: Date,
): Promise<void> => {
  const stream = await openStream(trx, 'workforce')
  const entry = randomUUID()
  const { seq, salt, payload, type } = await appendLeaf(trx, {
    stream,
    entry,
    type: 'workforce.establishment',
    recordedAt: now,
    happened: { from: dayOf(now) },
    payload: { file: file.sha256, bytes: file.bytes, ...changes },
  })
  await workforce(trx)
    .insertInto('workforce.entry')
    .values({ id: entry, stream: stream.id, seq, type, recorded_at: now, salt, payload, import: importId })
    .execute()
}

const keptFindings = 10_000

const storeFindings = async (
  db: Db | Trx,
  file: number,
  kind: 'refused' | 'warning',
  all: readonly Finding[],
): Promise<void> => {
  const rows = all.slice(0, keptFindings).map((one, at) => ({ ...one, import: file, kind, number: at + 1 }))
  for (let from = 0; from < rows.length; from += 1000) {
    await workforce(db)
      .insertInto('workforce.finding')
      .values(rows.slice(from, from + 1000))
      .execute()
  }
}
