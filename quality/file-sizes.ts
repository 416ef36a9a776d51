import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Longer files are read less and changed with more fear. */
const MOST_LINES = 250

/** Files of ours with more lines than a person reads in one go. */
export const longFiles = (names: readonly string[], read: (name: string) => string): string[] =>
  names
    .map(name => ({ name, lines: read(name).split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ name, lines }) => `${name} has ${lines} lines; at most ${MOST_LINES}`)

if (import.meta.main) {
  const listed = execFileSync('git', [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '*.ts',
    '*.njk',
    '*.mjs',
    '*.scss',
  ])
  const names = listed.toString().split('\n').filter(Boolean)
  const found = longFiles(names, name => readFileSync(name, 'utf8'))
  for (const line of found) console.error(line)
  process.exitCode = found.length > 0 ? 1 : 0
}
