#!/usr/bin/env node
import { argv, stderr, stdin, stdout } from 'node:process'
import type { Command, ExitCode, Io } from './command.ts'
import { BadInput } from './command.ts'

// Each command is loaded when it is asked for: `candour verify` should not wait for a database driver.
const commands: ReadonlyMap<string, () => Promise<{ readonly command: Command }>> = new Map([
  ['allocate', () => import('./commands/allocate.ts')],
  ['conformance', () => import('./commands/conformance.ts')],
  ['draw', () => import('./commands/draw.ts')],
  ['export', () => import('./commands/export.ts')],
  ['fsck', () => import('./commands/fsck.ts')],
  ['generate', () => import('./commands/generate.ts')],
  ['import', () => import('./commands/import.ts')],
  ['rotate-key', () => import('./commands/rotate-key.ts')],
  ['rate', () => import('./commands/rate.ts')],
  ['tier', () => import('./commands/tier.ts')],
  ['verify', () => import('./commands/verify.ts')],
  ['witness', () => import('./commands/witness.ts')],
  ['workload', () => import('./commands/workload.ts')],
])

const help = async (): Promise<string> => {
  const loaded = await Promise.all([...commands.values()].map(load => load()))
  const width = Math.max(...loaded.map(({ command }) => command.name.length))
  return [
    'Usage: candour <command> [arguments]',
    '',
    ...loaded.map(({ command }) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    'candour <command> --help says what a command takes.',
    'Exit 0: done. 1: the answer is no. 2: bad input, with the place named.',
    '',
  ].join('\n')
}

const runCommand = async (command: Command, args: readonly string[], io: Io): Promise<ExitCode> => {
  if (args.includes('--help')) {
    io.stdout.write(`${command.summary}\n\nUsage: ${command.usage}\n`)
    return 0
  }
  try {
    return await command.run(args, io)
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    io.stderr.write(`candour ${command.name}: ${error.message}\n`)
    return 2
  }
}

/** Runs `candour` with its arguments (without the program's own name). */
export const candour = async (args: readonly string[], io: Io): Promise<ExitCode> => {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === 'help') {
    const words = await help()
    ;(name === undefined ? io.stderr : io.stdout).write(words)
    return name === undefined ? 2 : 0
  }
  const load = commands.get(name)
  if (!load) {
    io.stderr.write(`candour: there is no command "${name}". Commands: ${[...commands.keys()].join(', ')}\n`)
    return 2
  }
  const { command } = await load()
  return runCommand(command, rest, io)
}

if (import.meta.main) {
  // `candour ... | head` closes the pipe early: that is the reader's choice, not a fault.
  stdout.on('error', error => {
    if (!('code' in error && error.code === 'EPIPE')) throw error
  })
  process.exitCode = await candour(argv.slice(2), { stdin, stdout, stderr })
}
