import { RatingError } from '@candour/rating'
import type { Command } from '../command.ts'
import { BadInput } from '../command.ts'
import { Fields } from '../fields.ts'
import { readJson, writeJson } from '../json.ts'
import { rateInput } from '../rating-input.ts'

export const command: Command = {
  name: 'rate',
  summary: 'Rate inspections, standards or totals, with every ingredient',
  usage: 'candour rate [inputs.json]   an array of inputs, in the file or on stdin',
  run: async ([file, ...more], io) => {
    if (more.length > 0) throw new BadInput(`"${more[0]}" is one argument too many: one file at a time`)
    const inputs = await readJson(file, io)
    if (!Array.isArray(inputs))
      throw new BadInput('an array of inputs was expected, like [{"framework":"PDU-2023","score":3}]')
    try {
      const rated = inputs.map((input, index) => rateInput(new Fields(input, `[${index}]`)))
      writeJson(rated, io)
    } catch (error) {
      if (error instanceof RatingError) throw new BadInput(error.message)
      throw error
    }
    return 0
  },
}
