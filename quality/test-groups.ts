import { readFileSync } from 'node:fs'

/** What is set for a process would hold for the other files in it too. */
const NEEDS_ITS_OWN_PROCESS = /process\.env|process\.once|useSubjectKeys\(|mock\./

/** A minute each and more, against which starting a process is nothing. */
const LONG = /^(?:journeys\/(?:every-page|main-job|attacks\/(?:w08|w12|a-old-dump))|quality\/|bench\/)/

/** Files that drive browsers, other processes and whole services: half a minute each. */
const MIDDLING = /^(?:journeys|cli|demonstration)\//

/** More in one process wait for each other longer at the end of the run than starting them apart would take. */
const atMost = (home: string): number => (MIDDLING.test(home) ? 4 : 10)

export type Group = { readonly name: string; readonly files: readonly string[] }

const standsAlone = (file: string): boolean => LONG.test(file) || NEEDS_ITS_OWN_PROCESS.test(readFileSync(file, 'utf8'))

/** The folder whose files load the same modules: a package of rules, or a room. */
const homeOf = (file: string): string => file.split('/').slice(0, 2).join('/')

const inParts = ([home, files]: readonly [string, readonly string[]]): readonly Group[] =>
  Array.from({ length: Math.ceil(files.length / atMost(home)) }, (_, part) => ({
    name: `${home.replaceAll('/', '-')}-${part + 1}`,
    files: files.slice(part * atMost(home), (part + 1) * atMost(home)),
  }))

/**
 * Which test files share a process: most tests are short, and three hundred processes at 0.9 s each were a third of the run.
 *
 * @returns long files first, each alone, so that none of them is still running when everything else is done
 */
export const groupsOf = (files: readonly string[]): readonly Group[] => {
  const [alone, together] = [files.filter(standsAlone), files.filter(file => !standsAlone(file))]
  const single = alone.map(file => ({ name: file, files: [file] }))
  return [...single, ...[...Map.groupBy(together, homeOf)].flatMap(inParts)]
}
