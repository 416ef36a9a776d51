import { parseArgs } from 'node:util'
import type { RuleSet } from '@candour/workload'
import { ruleSets } from '@candour/workload'
import { writeWorkbook } from '../../demonstration/workbook/generate.ts'
import type { Extent } from '../../demonstration/workbook/nation.ts'
import { nationalService } from '../../demonstration/workbook/national-service.ts'
import type { Command, Io } from '../command.ts'
import { BadInput } from '../command.ts'

const usage = 'candour generate workbook --out FILE [--scale nation|region] [--seed N]'

type Wish = { readonly out: string; readonly scale: Extent; readonly seed: number }

const isExtent = (text: string): text is Extent => text === 'nation' || text === 'region'

const wishOf = (args: readonly string[]): Wish => {
  const { values, positionals } = parsed(args)
  if (positionals.length !== 1 || positionals[0] !== 'workbook') throw new BadInput(`say what to generate: ${usage}`)
  const { out, scale = 'nation', seed = '1' } = values
  if (out === undefined) throw new BadInput(`name the file to write with --out: ${usage}`)
  if (!isExtent(scale)) throw new BadInput(`--scale is nation or region, not ${scale}`)
  if (!/^\d{1,9}$/.test(seed)) throw new BadInput(`--seed is a whole number of at most nine digits, not ${seed}`)
  return { out, scale, seed: Number(seed) }
}

const parsed = (args: readonly string[]) => {
  try {
    const options = { out: { type: 'string' }, scale: { type: 'string' }, seed: { type: 'string' } } as const
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}: ${usage}`)
  }
}

/** The newest rules: whatever they weigh, the workbook should hold. */
const newestRuleSet = (): RuleSet => {
  const ruleSet = ruleSets.at(-1)
  if (!ruleSet) throw new Error('no rule set is shipped')
  return ruleSet
}

const write = async ({ out, scale, seed }: Wish, io: Io): Promise<number> => {
  const ruleSet = newestRuleSet()
  const onProgress = (rows: number) => io.stderr.write(`\r${rows.toLocaleString('en-GB')} rows`)
  try {
    return await writeWorkbook(out, nationalService(seed, scale, ruleSet), ruleSet, onProgress)
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new BadInput(`${out} cannot be written: ${error.message}`)
    throw error
  }
}

/** Writes the fictional nation's workbook, for trying the import at full size. */
export const command: Command = {
  name: 'generate',
  summary: 'Write a workbook of a fictional service, at the size of a nation or a region',
  usage,
  run: async (args, io) => {
    const wish = wishOf(args)
    const rows = await write(wish, io)
    io.stderr.write(`\r${wish.out}: ${rows.toLocaleString('en-GB')} rows in 13 sheets\n`)
    return 0
  },
}
