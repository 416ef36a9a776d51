import { DrawError, draw, readDrawRequest } from '@candour/sampling'
import type { Command } from '../command.ts'
import { BadInput } from '../command.ts'
import { readJson, writeJson } from '../json.ts'

export const command: Command = {
  name: 'draw',
  summary: 'Draw a stratified sample that anyone can repeat',
  usage: 'candour draw [request.json]   {"population":[{"id","strata"}],"size","seed","strataFields"?,"excluded"?}',
  run: async ([file, ...more], io) => {
    if (more.length > 0) throw new BadInput(`"${more[0]}" is one argument too many: one file at a time`)
    const request = await readJson(file, io)
    try {
      writeJson(draw(readDrawRequest(request)), io)
    } catch (error) {
      if (error instanceof DrawError) throw new BadInput(error.message)
      throw error
    }
    return 0
  },
}
