import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Io } from './command.ts'
import { BadInput } from './command.ts'

/**
 * The JSON value in a file, or on stdin when the file is absent or `-`.
 *
 * @throws BadInput naming the file (or stdin) when it cannot be read or is not JSON
 */
export const readJson = async (file: string | undefined, io: Io): Promise<unknown> => {
  const fromStdin = file === undefined || file === '-'
  const place = fromStdin ? 'stdin' : file
  const content = fromStdin ? await text(io.stdin) : await readTextFile(file)
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new BadInput(`${place} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

const readTextFile = async (file: string): Promise<string> => {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new BadInput(`${file}: there is no such file`)
    if (code === 'EISDIR') throw new BadInput(`${file} is a folder: name a file in it`)
    throw new BadInput(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Writes a value as one line of JSON. */
export const writeJson = (value: unknown, io: Io): void => {
  io.stdout.write(`${JSON.stringify(value)}\n`)
}
