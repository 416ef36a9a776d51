import { AllocationInputError, checkResult, readAllocationInput } from '@candour/allocation'
import { solveAllocation } from '../../server/allocation/solver/solve.ts'
import type { Command, ExitCode, Io } from '../command.ts'
import { BadInput } from '../command.ts'
import { readJson, writeJson } from '../json.ts'

const inputFrom = async (file: string | undefined, io: Io) => {
  try {
    return readAllocationInput(await readJson(file, io))
  } catch (error) {
    if (error instanceof AllocationInputError) throw new BadInput(error.message)
    throw error
  }
}

const check = async (files: readonly string[], io: Io): Promise<ExitCode> => {
  const [result, input, ...more] = files
  if (result === undefined) throw new BadInput('--check needs a result and its input: --check result.json input.json')
  if (more.length > 0) throw new BadInput(`"${more[0]}" is one argument too many: a result and its input`)
  const verdict = checkResult(await inputFrom(input, io), await readJson(result, io))
  if (verdict.holds) {
    io.stdout.write(`ok  every statement of this result holds: ${verdict.status}\n`)
    return 0
  }
  io.stdout.write(`FAILED  ${verdict.first}\n`)
  return 1
}

const plan = async (files: readonly string[], io: Io): Promise<ExitCode> => {
  const [file, ...more] = files
  if (more.length > 0) throw new BadInput(`"${more[0]}" is one argument too many: one file at a time`)
  const result = await solveAllocation(await inputFrom(file, io))
  writeJson(result, io)
  return result.status === 'plan' ? 0 : 1
}

export const command: Command = {
  name: 'allocate',
  summary: 'Plan who takes which case, with its proven bound, or prove that nobody can',
  usage: [
    'candour allocate [input.json]   {"officers","cases","options"}, in the file or on stdin',
    '       candour allocate --check result.json [input.json]   re-proves a result in exact arithmetic; input on stdin too',
  ].join('\n'),
  run: async (args, io) => {
    const unknown = args.find(arg => arg.startsWith('--') && arg !== '--check')
    if (unknown !== undefined) throw new BadInput(`${unknown} is not an option: only --check is`)
    const files = args.filter(arg => arg !== '--check')
    return args.includes('--check') ? check(files, io) : plan(files, io)
  },
}
