import { userInfo } from 'node:os'
import path from 'node:path'
import { findingsOf, type ImportOutcome, importWorkbook } from '#workforce'
import type { Command, Io } from '../command.ts'
import { onExistingDatabase } from '../existing-database.ts'
import { usage as caseloadUsage, importCaseload } from './import-caseload.ts'
import { usage as establishmentUsage, importStaffAndPosts } from './import-establishment.ts'
import { findingLine, placeOf, refuseMissing, showProgress, type Wish, wishOf } from './import-report.ts'

const usage = `candour import WORKBOOK.xlsx [--json]\n       ${establishmentUsage}\n       ${caseloadUsage}`

/** Findings that a person reads at once; the rest stand on the page of the import. */
const named = 10

const counted = (count: number, things: string): string => `${count.toLocaleString('en-GB')} ${things}`

type Findings = Awaited<ReturnType<typeof findingsOf>>

/** What a person reads: published or refused, the figures in short, the first findings with their places. */
const summaryOf = ({ status, importId, report }: ImportOutcome, findings: Findings): string => {
  if (report.refusal !== null) {
    return `Refused: ${report.refusal}${placeOf(report.place)}\nNothing was changed. Import ${importId} keeps the reason.\n`
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
  lines.push(...findings.map(findingLine))
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
  summary:
    'Import the nightly workbook, the establishment, or the caseload of a unit, whole or not at all, with a report',
  usage,
  run: async (args, io) => {
    if (args[0] === 'caseload') return importCaseload(args.slice(1), io)
    if (args[0] === 'establishment') return importStaffAndPosts(args.slice(1), io)
    const wish = wishOf(args, usage)
    await refuseMissing(wish.file)
    const { status } = await importFile(wish, io)
    return status === 'published' ? 0 : 2
  },
}
