import type { Location } from '@candour/workload'

export const levelNames = ['green', 'amber', 'red'] as const
export type LevelName = (typeof levelNames)[number]

/** People whom a relaxation never touches, by what the record says of them. */
export type Exemption = {
  readonly id: string
  readonly words: string
  readonly risks: readonly string[]
  readonly registrations: readonly string[]
}

/** One thing that is done less while a level holds. */
export type Relaxation = {
  readonly id: string
  readonly what: string
  /** Tasks of the activity model, and how many percent of their time is not spent. */
  readonly tasks: readonly { readonly name: string; readonly percent: number }[]
  /** Standards of timeliness that are not asked for meanwhile, by id. */
  readonly standards: readonly string[]
  readonly letters: readonly string[]
  readonly locations: readonly Location[]
  /** Whether only people in the last third of their sentence, or on post-sentence supervision. */
  readonly only: 'final third' | 'post-sentence' | null
  readonly exempt: readonly string[]
  /** What the person no longer gets, as they would say it; null when they notice nothing. */
  readonly contactLost: string | null
  readonly source: string
}

export type Level = {
  readonly name: LevelName
  readonly means: string
  readonly relaxes: readonly string[]
  /** A decision ends by itself after this many days at most; null for the usual state, which needs no end. */
  readonly mostDays: number | null
  /** Roles that may decide it, for a PDU and for a region. */
  readonly decides: { readonly pdu: readonly string[]; readonly region: readonly string[] }
}

/** What may be left undone at which level, as dated data. Another one is a file in this folder. */
export type DemandFramework = {
  readonly id: string
  readonly version: string
  readonly validFrom: string
  readonly title: string
  readonly source: string
  /** Whether this is an example of ours and not what the service has laid down. */
  readonly example: boolean
  readonly exemptions: readonly Exemption[]
  /** People whom the service exempts and whom no record names: somebody has to look. */
  readonly notOnRecord: readonly string[]
  readonly relaxations: readonly Relaxation[]
  readonly levels: readonly Level[]
}

const wrong = (place: string, value: unknown, expected: string): RangeError =>
  new RangeError(`${place} is ${JSON.stringify(value)}: ${expected} was expected`)

const checkRelaxation = (one: Relaxation, place: string, exemptions: ReadonlySet<string>): void => {
  for (const [at, { name, percent }] of one.tasks.entries()) {
    if (name === '') throw wrong(`${place}.tasks[${at}].name`, name, 'the name of a task')
    if (!(percent > 0 && percent <= 100))
      throw wrong(`${place}.tasks[${at}].percent`, percent, 'above 0 and at most 100')
  }
  if (one.letters.length === 0) throw wrong(`${place}.letters`, one.letters, 'at least one letter of a tier')
  const stray = one.exempt.find(id => !exemptions.has(id))
  if (stray !== undefined) throw wrong(`${place}.exempt`, stray, 'the id of an exemption')
  if (one.source === '') throw wrong(`${place}.source`, one.source, 'where it is written, or that it is ours')
}

const checkLevel = (level: Level, place: string, relaxations: ReadonlySet<string>): void => {
  const stray = level.relaxes.find(id => !relaxations.has(id))
  if (stray !== undefined) throw wrong(`${place}.relaxes`, stray, 'the id of a relaxation')
  const needsEnd = level.relaxes.length > 0
  if (needsEnd !== (level.mostDays !== null) || (level.mostDays !== null && !(level.mostDays >= 1))) {
    throw wrong(
      `${place}.mostDays`,
      level.mostDays,
      'days for a level that relaxes something, null for one that does not',
    )
  }
  for (const kind of ['pdu', 'region'] as const) {
    if (level.decides[kind].length === 0) throw wrong(`${place}.decides.${kind}`, [], 'at least one role')
  }
}

/**
 * Checks a framework.
 *
 * @throws RangeError that names the first wrong field, what stands there and what may
 */
export const checkFramework = (framework: DemandFramework): DemandFramework => {
  for (const name of ['id', 'version', 'title', 'source'] as const) {
    if (framework[name] === '') throw wrong(name, framework[name], 'a text')
  }
  const exemptions = new Set(framework.exemptions.map(({ id }) => id))
  const relaxations = new Set(framework.relaxations.map(({ id }) => id))
  for (const [at, one] of framework.relaxations.entries()) checkRelaxation(one, `relaxations[${at}]`, exemptions)
  const names = framework.levels.map(({ name }) => name)
  if (names.join() !== levelNames.join()) throw wrong('levels', names, levelNames.join(', '))
  for (const [at, level] of framework.levels.entries()) checkLevel(level, `levels[${at}]`, relaxations)
  return framework
}
