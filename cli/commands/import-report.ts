import { stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { FindingRow, ImportProgress } from '#workforce'
import type { Io } from '../command.ts'
import { BadInput } from '../command.ts'

/** One file, and whether the whole report is wanted. */
export type Wish = { readonly file: string; readonly json: boolean }

/**
 * What stands behind an import of one file.
 *
 * @throws BadInput for options that there are not, and for no file or several
 */
export const wishOf = (args: readonly string[], usage: string): Wish => {
  try {
    const options = { json: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new BadInput(`name one file: ${usage}`)
    return { file, json: values.json ?? false }
  } catch (error) {
    if (error instanceof BadInput) throw error
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}: ${usage}`)
  }
}

/** @throws BadInput when there is no such file */
export const refuseMissing = async (file: string): Promise<void> => {
  const found = await stat(file).catch(() => null)
  if (!found) throw new BadInput(`${file}: there is no such file`)
  if (!found.isFile()) throw new BadInput(`${file} is not a file: name the file itself`)
}

/** One line on stderr that says how far it is. */
export const showProgress =
  (io: Io) =>
  ({ stage, done }: ImportProgress): void => {
    io.stderr.write(`\r\u001b[K${String(Math.round(done * 100)).padStart(3)} %  ${stage}`)
  }

type PlaceInFile = { readonly sheet?: string; readonly row?: number; readonly column?: string }

const inWords = ({ sheet, row, column }: PlaceInFile): string =>
  [sheet, row === undefined ? undefined : `row ${row}`, column].filter(part => part !== undefined).join(', ')

/** " (Staff, row 4, hours)", or nothing when no place is known. */
export const placeOf = (place: PlaceInFile): string => {
  const words = inWords(place)
  return words === '' ? '' : ` (${words})`
}

/** One cell that was left out, or taken although odd, with its place. */
export const findingLine = (finding: FindingRow): string => {
  const what = finding.kind === 'refused' ? 'left out' : 'taken'
  const value = finding.value === '' ? '' : ` ("${finding.value}")`
  return `  ${what}: ${inWords(finding)} ${finding.reason}${value}`
}
