import { TieringError } from '@candour/tiering'
import type { Command } from '../command.ts'
import { BadInput } from '../command.ts'
import { Fields } from '../fields.ts'
import { readJson, writeJson } from '../json.ts'
import { answerAny } from '../tiering/answer.ts'

export const command: Command = {
  name: 'tier',
  summary: 'Calculate tiers v2 and v3 and OGRS4 predictors, with every ingredient',
  usage:
    "candour tier [--strict] [inputs.json]   an array of inputs, in the file or on stdin; --strict answers as the peer's",
  run: async (args, io) => {
    const mode = args.includes('--strict') ? 'strict' : 'candour'
    const [file, ...more] = args.filter(argument => argument !== '--strict')
    if (more.length > 0) throw new BadInput(`"${more[0]}" is one argument too many: one file at a time`)
    const inputs = await readJson(file, io)
    if (!Array.isArray(inputs))
      throw new BadInput('an array of inputs was expected, like [{"asOf":"2026-08-22","hasActiveEvent":true, ...}]')
    const answers = inputs.map((input, index) => {
      try {
        return answerAny(new Fields(input, `[${index}]`), mode)
      } catch (error) {
        if (error instanceof TieringError) throw new BadInput(`[${index}].${error.field}: ${error.message}`)
        throw error
      }
    })
    writeJson(answers, io)
    return 0
  },
}
