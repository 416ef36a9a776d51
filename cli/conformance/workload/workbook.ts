import { caseTotals, cleanName, countOf, locationNamed, t2aRefusal, tierName } from '@candour/workload'
import type { Fields } from '../../fields.ts'
import type { Answers } from '../compare.ts'
import { AnyCase, ByKey } from '../compare.ts'
import type { Kind } from './kind.ts'

export const count: Kind = (input, profile) => {
  const cell = input.any('value')
  const value = countOf(cell, profile)
  if (value === undefined) throw input.wrong('value', cell, 'a whole number from 0 up, as a number or a text, or null')
  return { value }
}

/** The published vectors hold none of this kind, so one text and a list of them are both read. */
export const location: Kind = (input, profile) => {
  const spelled = oneOrMany(input, ['location', 'value', 'name'], cell => {
    const named = typeof cell === 'string' ? locationNamed(cell) : undefined
    if (named === undefined) throw input.wrong('location', cell, 'Community, Custody, Licence or License')
    return new AnyCase(named === 'licence' ? profile.licence : named)
  })
  return { ...underBoth(spelled, ['location', 'value', 'name']), normalised: spelled, stored: spelled }
}

/** As for locations: one code, or a list of them. */
export const tierOfCode: Kind = (input, _profile, ruleSet) => {
  const names = oneOrMany(input, ['code', 'tierCode', 'value'], cell => {
    const code = typeof cell === 'string' && /^\d+$/.test(cell) ? Number(cell) : cell
    const name = typeof code === 'number' ? tierName(code, ruleSet) : undefined
    if (name === undefined) throw input.wrong('code', cell, 'a code of the rule set, 0 to 32')
    return new AnyCase(name)
  })
  return underBoth(names, ['tier', 'tierName', 'name', 'value'])
}

/** The same number of cases in every cell of the first tiers of the first locations, as the vector counts them. */
export const totals: Kind = (input, _profile, ruleSet) => {
  const places = input.number('locations')
  const tiers = input.number('tiers')
  if (!(places >= 0 && places <= 3)) throw input.wrong('locations', places, 'at most 3')
  if (!(tiers >= 0 && tiers <= ruleSet.data.tiers.length)) throw input.wrong('tiers', tiers, 'at most all tiers')
  const cells = (each: number) => Array.from({ length: places * tiers }, () => each)
  const sums = caseTotals(
    cells(input.number('casesPerCell')),
    cells(input.number('filteredPerCell')),
    cells(input.number('t2aPerCell')),
  )
  return { totalCases: sums.all, filteredCases: sums.active, t2aCases: sums.t2a }
}

export const guard: Kind = input => {
  if (input.has('names')) return { names: input.texts('names').map(cleanName) }
  const accepted = t2aRefusal(input.number('t2aVcrnSum'), input.number('filteredVcrnSum')) === null
  return { accepted, error: accepted ? null : 'TooManyT2ACasesError' }
}

/** What is read of a field under one of these names, or of each part of a list under one of their plurals. */
const oneOrMany = (input: Fields, names: readonly string[], read: (cell: unknown) => unknown): unknown => {
  const list = input.nameOf(...names.map(plural))
  if (list !== undefined) {
    const cells = input.list(list)
    return new ByKey(cells.map(String), cells.map(read))
  }
  const single = input.nameOf(...names)
  if (single === undefined) throw input.wrong([...names, ...names.map(plural)].join(' or '), undefined, 'one of them')
  return read(input.any(single))
}

const underBoth = (answer: unknown, names: readonly string[]): Answers =>
  Object.fromEntries([...names, ...names.map(plural)].map(name => [name, answer]))

const plural = (name: string): string => `${name}s`
