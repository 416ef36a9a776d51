import type { Readable, Writable } from 'node:stream'

/** Where a command reads and writes: JSON in and out, words for people on `stderr`. */
export type Io = { readonly stdin: Readable; readonly stdout: Writable; readonly stderr: Writable }

/** 0 done, 1 the answer is no (verification failed, infeasible), 2 bad input. */
export type ExitCode = 0 | 1 | 2

/** One verb of `candour`. `usage` is the line a person needs to type it right. */
export type Command = {
  readonly name: string
  readonly summary: string
  readonly usage: string
  readonly run: (args: readonly string[], io: Io) => Promise<ExitCode>
}

/** Input that a person must put right. The message names the place and the fix; the command ends with 2. */
export class BadInput extends Error {
  override readonly name = 'BadInput'
}
