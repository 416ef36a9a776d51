import { userInfo } from 'node:os'
import path from 'node:path'
import { findingsOf, type ImportOutcome, importEstablishment } from '#workforce'
import type { ExitCode, Io } from '../command.ts'
import { onExistingDatabase } from '../existing-database.ts'
import { findingLine, placeOf, refuseMissing, wishOf } from './import-report.ts'

export const usage = 'candour import establishment SPREADSHEET.xlsx [--json]'

/** Cells that a person reads at once; the rest stand on the page of the import. */
const NAMED = 20

type Findings = Awaited<ReturnType<typeof findingsOf>>

/** What a person reads: taken or refused, what changed, the first cells with their places. */
const summaryOf = ({ status, importId, report }: ImportOutcome, findings: Findings): string => {
  const { refusal, rows, notices, refusedRows, warnings } = report
  const more = refusedRows + warnings - findings.length
  const lines =
    refusal === null
      ? [
          `Import ${importId} is ${status}: ${rows.staff ?? 0} ${rows.staff === 1 ? 'row' : 'rows'} of staff, ${rows.posts ?? 0} of posts.`,
          ...notices,
        ]
      : [`Refused: ${refusal}${placeOf(report.place)}`, `Nothing was changed. Import ${importId} keeps the reason.`]
  lines.push(...findings.map(findingLine))
  if (more > 0) lines.push(`  and ${more.toLocaleString('en-GB')} more: /workforce/imports/${importId}`)
  return `${lines.join('\n')}\n`
}

/** `candour import establishment`: staff, hours and posts from the spreadsheet that the page takes, whole or not at all. */
export const importStaffAndPosts = async (args: readonly string[], io: Io): Promise<ExitCode> => {
  const { file, json } = wishOf(args, usage)
  await refuseMissing(file)
  const outcome = await onExistingDatabase(io, async databases => {
    const by = `${userInfo().username} (command line)`
    const made = await importEstablishment(databases, { path: file, name: path.basename(file), by, now: new Date() })
    const { system } = databases
    const findings = await system
      .transaction()
      .execute(trx => findingsOf(trx, made.importId, { limit: NAMED, offset: 0 }))
    io.stdout.write(json ? `${JSON.stringify({ ...made, findings })}\n` : summaryOf(made, findings))
    return made
  })
  return outcome.status === 'published' ? 0 : 2
}
