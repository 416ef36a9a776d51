import type { Finding } from '#platform/ledger/check-finding.ts'
import type { Command, Io } from '../command.ts'
import { BadInput } from '../command.ts'
import { onExistingDatabase } from '../existing-database.ts'
import { checkEverything, type WholeCheck } from '../fsck/check-everything.ts'

const usage = 'candour fsck   (the database is that of DATABASE_URL, or the embedded one of CANDOUR_DATA)'

/** A check that broke off has found nothing out: that is not "something differs". */
const cannotGoOn = (error: unknown): never => {
  const why = error instanceof Error ? error.message : String(error)
  throw new BadInput(
    `the check could not go on: ${why}. Start Candour once, so that the database is up to date, and try again`,
  )
}

/** A database that somebody changed may hold anything: its control characters must not reach the terminal. */
const printable = (text: string): string => text.replace(/\p{Cc}/gu, code => JSON.stringify(code).slice(1, -1))

const lineOf = ({ check, subject, what }: Finding): string => `${check}: ${printable(`${subject}: ${what}`)}\n`
const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

const summaryOf = ({ differences, leaves, streams, numbered, waiting, checkpoints, events }: WholeCheck): string =>
  [
    counted(leaves, 'entry', 'entries'),
    ` in ${counted(streams, 'chain', 'chains')}, ${numbered.toLocaleString('en-GB')} numbered`,
    `, ${waiting.toLocaleString('en-GB')} waiting, ${counted(checkpoints, 'checkpoint', 'checkpoints')}`,
    `, ${counted(events, 'sealed event', 'sealed events')}: `,
    differences === 0 ? 'nothing differs' : counted(differences, 'difference', 'differences'),
    '\n',
  ].join('')

const TELL_EVERY_MS = 2000

/** Tells somebody who waits how far the check is. A check that takes a moment says nothing. */
const telling = (io: Io) => {
  let told = Date.now()
  return (what: string, done: number): void => {
    if (Date.now() - told < TELL_EVERY_MS) return
    told = Date.now()
    io.stderr.write(`${what}: ${done.toLocaleString('en-GB')} so far\n`)
  }
}

/** Makes the ledger, the access log and the projections again from what they rest on, and names each difference. */
export const command: Command = {
  name: 'fsck',
  summary: 'Check that every tile, root, chain, logged access and projection follows from the entries',
  usage,
  run: async (args, io) => {
    if (args.length > 0) throw new BadInput(`takes no arguments, not "${args.join(' ')}": ${usage}`)
    return onExistingDatabase(io, async databases => {
      const found = (finding: Finding) => io.stdout.write(lineOf(finding))
      const check = await checkEverything(databases, { found, progress: telling(io) }).catch(cannotGoOn)
      io.stdout.write(summaryOf(check))
      return check.differences === 0 ? 0 : 1
    })
  },
}
