import { readdir, readFile, stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import {
  type LoadFinding,
  type LoadOutcome,
  loadCaseload,
  loadDocument,
  loadedEndings,
  type SourceFile,
} from '#caseload'
import type { ExitCode, Io } from '../command.ts'
import { BadInput } from '../command.ts'
import { onExistingDatabase } from '../existing-database.ts'

export const usage = 'candour import caseload FOLDER|FILES... [--check] [--json] | --document'

/** Findings that a person reads at once; the rest come with --json. */
const NAMED = 20

type Wish = {
  readonly places: readonly string[]
  readonly check: boolean
  readonly json: boolean
  readonly document: boolean
}

const wishOf = (args: readonly string[]): Wish => {
  const options = { check: { type: 'boolean' }, json: { type: 'boolean' }, document: { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const { check = false, json = false, document = false } = values
    return { places: positionals, check, json, document }
  } catch (error) {
    throw new BadInput(`${error instanceof Error ? error.message : String(error)}: ${usage}`)
  }
}

const filesIn = async (place: string): Promise<string[]> => {
  const found = await stat(place).catch(() => null)
  if (!found) throw new BadInput(`${place}: there is no such file or folder`)
  if (!found.isDirectory()) return [place]
  const names = (await readdir(place)).filter(name => loadedEndings.includes(path.extname(name)))
  if (names.length === 0) throw new BadInput(`${place} holds no file that ends in ${loadedEndings.join(', ')}`)
  return names.sort().map(name => path.join(place, name))
}

const sources = async (places: readonly string[]): Promise<SourceFile[]> => {
  if (places.length === 0) throw new BadInput(`name a folder or files: ${usage}`)
  const files = (await Promise.all(places.map(filesIn))).flat()
  const names = files.map(file => path.basename(file))
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice) throw new BadInput(`two files are called ${twice}: load one of them`)
  return Promise.all(files.map(async file => ({ name: path.basename(file), bytes: await readFile(file) })))
}

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

const findingLine = ({ file, row, column, reason, value }: LoadFinding): string => {
  const place = [file, row === undefined ? undefined : `row ${row}`, column]
    .filter(part => part !== undefined)
    .join(', ')
  return `  ${place}: ${reason}${value === '' ? '' : ` ("${value}")`}`
}

/** What a person reads: loaded, ready or refused; the figures; the first findings with their places. */
const summaryOf = (outcome: LoadOutcome): string => {
  const { status, rows, entries, newPeople, alreadyThere, findings, refusedRows } = outcome
  const heads = {
    loaded: `Loaded: ${counted(entries, 'entry', 'entries')}, ${counted(newPeople, 'new person', 'new people')}.`,
    checked: `Checked: ${counted(entries, 'entry', 'entries')} can be loaded, ${counted(newPeople, 'new person', 'new people')}. Nothing was written.`,
    refused: `Refused: ${counted(refusedRows, 'row', 'rows')} of ${rows.toLocaleString('en-GB')} cannot be taken, so nothing was written.`,
  }
  const lines = [heads[status]]
  if (alreadyThere > 0) {
    lines.push(
      `${counted(alreadyThere, 'row stands', 'rows stand')} in the record already and ${alreadyThere === 1 ? 'was' : 'were'} not written again.`,
    )
  }
  lines.push(...findings.slice(0, NAMED).map(findingLine))
  const more = findings.length - NAMED
  if (more > 0) lines.push(`  and ${more.toLocaleString('en-GB')} more: add --json for all`)
  return `${lines.join('\n')}\n`
}

/** `candour import caseload`: the record of a unit from files, whole or not at all. */
export const importCaseload = async (args: readonly string[], io: Io): Promise<ExitCode> => {
  const wish = wishOf(args)
  if (wish.document) {
    io.stdout.write(loadDocument())
    return 0
  }
  const files = await sources(wish.places)
  const outcome = await onExistingDatabase(io, databases =>
    loadCaseload(databases, {
      files,
      by: `${userInfo().username} (command line)`,
      now: new Date(),
      checkOnly: wish.check,
      onProgress: done => io.stderr.write(`\r\u001b[K${done}`),
    }),
  )
  io.stderr.write('\r\u001b[K')
  io.stdout.write(wish.json ? `${JSON.stringify(outcome)}\n` : summaryOf(outcome))
  return outcome.status === 'refused' ? 2 : 0
}
