import { stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { findingsOf, type ImportOutcome, type ImportProgress, importWorkbook } from '#workforce'
import type { Command, Io } from '../command.ts'
import { BadInput } from '../command.ts'
import { onExistingDatabase } from '../existing-database.ts'
import { usage as caseloadUsage, importCaseload } from './import-caseload.ts'

const usage = `candour import WORKBOOK.xlsx [--json]\n       ${caseloadUsage}`

/** Findings that a person reads at once; the rest stand on the page of the import. */
const named = 10

type Wish = { readonly file: string; readonly json: boolean }

const wishOf = (args: readonly string[]): Wish => {
  try {
    const options = { json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new BadInput(`name one workbook: ${usage}`)
    return { file, json: values.json ?? false }
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}: ${usage}`)
  }
}

const refuseMissing = async (file: string): Promise<void> => {
  const found = await stat(file).catch(() => null)
  if (!found) throw new BadInput(`${file}: there is no such file`)
  if (!found.isFile()) throw new BadInput(`${file} is not a file: name an .xlsx workbook`)
}

const showProgress =
  (io: Io) =>
  ({ stage, done }: ImportProgress): void => {
    io.stderr.write(`\r\u001b[K${String(Math.round(done * 100)).padStart(3)} %  ${stage}`)
  }

const counted = (count: number, things: string): string => `${count.toLocaleString('en-GB')} ${things}`

const placeOf = ({ sheet, row, column }: { sheet?: string; row?: number; column?: string }): string =>
  [sheet, row === undefined ? undefined : `row ${row}`, column].filter(part => part !== undefined).join(', ')

type Findings = Awaited<ReturnType<typeof findingsOf>>

/** What a person reads: published or refused, the figures in short, the first findings with their places. */
const summaryOf = ({ status, importId, report }: ImportOutcome, findings: Findings): string => {
  if (report.refusal !== null) {
    const place = placeOf(report.place)
    return `Refused: ${report.refusal}${place ? ` (${place})` : ''}\nNothing was changed. Import ${importId} keeps the reason.\n`
  }
  const { published } = report
  const lines = [`Import ${importId} is ${status}.`]
  if (published) {
    lines.push(
      `Extract of ${published.extractDay}: ${counted(published.officers, 'officers')}, ${published.unknownOfficers} of them unknown.`,
      `Open it at /workload?result=${published.result}; digest ${published.digest}.`,
    )
  }
  lines.push(...report.notices)
  lines.push(`${counted(report.refusedRows, 'rows left out')}, ${counted(report.warnings, 'taken although odd')}.`)
  for (const finding of findings) {
    const what = finding.kind === 'refused' ? 'left out' : 'taken'
    const value = finding.value === '' ? '' : ` ("${finding.value}")`
    lines.push(`  ${what}: ${placeOf(finding)} ${finding.reason}${value}`)
  }
  const more = report.refusedRows + report.warnings - findings.length
  if (more > 0) lines.push(`  and ${counted(more, 'more')}: /workforce/imports/${importId}`)
  return `${lines.join('\n')}\n`
}

const importFile = ({ file, json }: Wish, io: Io): Promise<ImportOutcome> =>
  onExistingDatabase(io, async databases => {
    const request = { path: file, name: path.basename(file), by: `${userInfo().username} (command line)` }
    const outcome = await importWorkbook(databases, { ...request, now: new Date(), onProgress: showProgress(io) })
    io.stderr.write('\r\u001b[K')
    const findings = await databases.system
      .transaction()
      .execute(trx => findingsOf(trx, outcome.importId, { limit: named, offset: 0 }))
    io.stdout.write(json ? `${JSON.stringify({ ...outcome, findings })}\n` : summaryOf(outcome, findings))
    return outcome
  })

/** Loads the nightly workbook into the database of this machine's settings, whole or not at all. */
export const command: Command = {
  name: 'import',
  summary: 'Import the nightly workbook, or the caseload of a unit, whole or not at all, with a report',
  usage,
  run: async (args, io) => {
    if (args[0] === 'caseload') return importCaseload(args.slice(1), io)
    const wish = wishOf(args)
    await refuseMissing(wish.file)
    const { status } = await importFile(wish, io)
    return status === 'published' ? 0 : 2
  },
}
