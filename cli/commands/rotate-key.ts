import { parseArgs } from 'node:util'
import { readConfig } from '#platform/config.ts'
import { Halted } from '#platform/ledger/halted.ts'
import { announceNextKey, retireOldKey } from '#platform/ledger/rotation.ts'
import type { Command, ExitCode } from '../command.ts'
import { BadInput } from '../command.ts'
import { onExistingDatabase } from '../existing-database.ts'

const usage = `candour rotate-key            make the next key of the log and announce it
       candour rotate-key --retire   stop signing with the old key, once checkpoints carry both signatures`

const asked = (args: readonly string[]): boolean => {
  try {
    return parseArgs({ args: [...args], options: { retire: { type: 'boolean' } } }).values.retire ?? false
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}: ${usage}`)
  }
}

/** The settings name a database and a folder that are not of one log. */
const asBadInput = (error: unknown): never => {
  throw error instanceof Halted ? new BadInput(error.message) : error
}

/** Changes the key that the log is signed with, in two steps between which both sign. */
export const command: Command = {
  name: 'rotate-key',
  summary: 'Change the key that the ledger is signed with, announced in the ledger before it is used',
  usage,
  run: async (args, io) => {
    const retire = asked(args)
    return onExistingDatabase<ExitCode>(io, async ({ system }) => {
      const { dataFolder } = readConfig(process.env)
      if (!retire) {
        io.stdout.write(`${await announceNextKey(system, dataFolder, new Date()).catch(asBadInput)}\n`)
        io.stderr.write(
          'The next key is announced in the ledger. Checkpoints will carry both signatures. Give the key to every witness (candour witness trust), then run candour rotate-key --retire.\n',
        )
        return 0
      }
      const retired = await retireOldKey(system, dataFolder, new Date())
      if (!retired.ok) {
        io.stderr.write(`The old key signs on: ${retired.why}.\n`)
        return 1
      }
      io.stdout.write(`${retired.key}\n`)
      io.stderr.write(
        'Only this key signs from the next checkpoint on. Earlier checkpoints keep verifying with the old one.\n',
      )
      return 0
    })
  },
}
