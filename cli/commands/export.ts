import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { dayOf } from '#platform/web/dates.ts'
import { exportReport, NothingToExport, reportNames } from '#workforce'
import type { Command, Io } from '../command.ts'
import { BadInput } from '../command.ts'
import { onExistingDatabase } from '../existing-database.ts'

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

const exportTo = async (wish: Wish, io: Io): Promise<void> => {
  const format = wish.out?.endsWith('.xlsx') ? 'xlsx' : 'csv'
  const { body } = await onExistingDatabase(io, ({ system }) =>
    system.transaction().execute(trx => exportReport(trx, { ...wish, format, today: dayOf(new Date()) })),
  ).catch((error: unknown) => {
    throw error instanceof NothingToExport ? new BadInput(error.message) : error
  })
  if (wish.out === undefined) io.stdout.write(body)
  else await write(wish.out, body)
}

const write = async (out: string, body: string | Buffer): Promise<void> => {
  try {
    await writeFile(out, body)
  } catch (error) {
    throw new BadInput(`${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
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
