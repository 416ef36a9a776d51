import type { Databases } from '#platform/database/databases.ts'
import { checkLedger, type LedgerCheck } from '#platform/ledger/check.ts'
import type { Finding } from '#platform/ledger/check-finding.ts'
import type { Command } from '../command.ts'
import { BadInput } from '../command.ts'
import { onExistingDatabase } from '../existing-database.ts'
import { checkProjections } from '../fsck/projections.ts'
import { roomEntries } from '../fsck/room-entries.ts'

const usage = 'candour fsck   (the database is that of DATABASE_URL, or the embedded one of CANDOUR_DATA)'

/** One snapshot for everything: the service may be running and the log growing. */
const checkAll = (databases: Databases): Promise<LedgerCheck> =>
  databases.system
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async trx => {
      const ledger = await checkLedger(trx, roomEntries, new Date())
      return { ...ledger, findings: [...ledger.findings, ...(await checkProjections(trx))] }
    })

/** A check that broke off has found nothing out: that is not "something differs". */
const cannotGoOn = (error: unknown): never => {
  const why = error instanceof Error ? error.message : String(error)
  throw new BadInput(
    `the check could not go on: ${why}. Start Candour once, so that the database is up to date, and try again`,
  )
}

const lineOf = ({ check, subject, what }: Finding): string => `${check}: ${subject}: ${what}\n`
const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

const summaryOf = ({ findings, leaves, streams, numbered, waiting, checkpoints }: LedgerCheck): string =>
  [
    counted(leaves, 'entry', 'entries'),
    ` in ${counted(streams, 'chain', 'chains')}, ${numbered.toLocaleString('en-GB')} numbered`,
    `, ${waiting.toLocaleString('en-GB')} waiting, ${counted(checkpoints, 'checkpoint', 'checkpoints')}: `,
    findings.length === 0 ? 'nothing differs' : `${counted(findings.length, 'difference', 'differences')}`,
    '\n',
  ].join('')

/** Makes the ledger and the projections again from the entries, and names each difference. */
export const command: Command = {
  name: 'fsck',
  summary: 'Check that every tile, root, chain and projection follows from the entries',
  usage,
  run: async (args, io) => {
    if (args.length > 0) throw new BadInput(`takes no arguments, not "${args.join(' ')}": ${usage}`)
    return onExistingDatabase(io, async databases => {
      const check = await checkAll(databases).catch(cannotGoOn)
      for (const finding of check.findings) io.stdout.write(lineOf(finding))
      io.stdout.write(summaryOf(check))
      return check.findings.length === 0 ? 0 : 1
    })
  },
}
