import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { ConfigurationError, readConfig } from '#platform/config.ts'
import { NoDatabase, openExisting } from '#platform/database/open-existing.ts'
import { exportReport, NothingToExport, reportNames } from '#workforce'
import type { Command, Io } from '../command.ts'
import { BadInput } from '../command.ts'

const usage = 'candour export REPORT [--unit CODE] [--officer CODE] [--result NUMBER] [--out FILE.csv|FILE.xlsx]'

type Wish = {
  readonly report: string
  readonly unit: string | undefined
  readonly officer: string | undefined
  readonly result: number | undefined
  readonly out: string | undefined
}

const parsed = (args: readonly string[]) => {
  try {
    const text = { type: 'string' } as const
    const options = { unit: text, officer: text, result: text, out: text }
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}: ${usage}`)
  }
}

const wishOf = (args: readonly string[]): Wish => {
  const { values, positionals } = parsed(args)
  const [report, ...more] = positionals
  if (report === undefined || more.length > 0) throw new BadInput(`name one report: ${usage}`)
  if (!reportNames.includes(report)) {
    throw new BadInput(`there is no report "${report}". Reports: ${reportNames.join(', ')}`)
  }
  if (values.result !== undefined && !/^\d{1,9}$/.test(values.result)) {
    throw new BadInput(`--result is the number of a result, not ${values.result}`)
  }
  const { unit, officer, out } = values
  return { report, unit, officer, out, result: values.result === undefined ? undefined : Number(values.result) }
}

const open = async (io: Io) => {
  try {
    return await openExisting(readConfig(process.env), line => io.stderr.write(`${line}\n`))
  } catch (error) {
    if (error instanceof ConfigurationError || error instanceof NoDatabase) throw new BadInput(error.message)
    throw error
  }
}

const exportTo = async (wish: Wish, io: Io): Promise<void> => {
  const { databases, release } = await open(io)
  try {
    const format = wish.out?.endsWith('.xlsx') ? 'xlsx' : 'csv'
    const file = await databases.system.transaction().execute(trx => exportReport(trx, { ...wish, format }))
    if (wish.out === undefined) io.stdout.write(file.body)
    else await writeFile(wish.out, file.body)
  } catch (error) {
    if (error instanceof NothingToExport) throw new BadInput(error.message)
    if (error instanceof Error && 'code' in error && wish.out !== undefined && 'path' in error) {
      throw new BadInput(`${wish.out} cannot be written: ${error.message}`)
    }
    throw error
  } finally {
    await release()
  }
}

/** The exports that users have today, under the same headings, safe against spreadsheet formulas. */
export const command: Command = {
  name: 'export',
  summary: 'Write one of the exports that users have today, as CSV or Excel',
  usage,
  run: async (args, io) => {
    await exportTo(wishOf(args), io)
    return 0
  },
}
