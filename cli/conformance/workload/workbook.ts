import { caseTotals, cleanName, countOf, locationNamed, t2aRefusal, tierName } from '@candour/workload'
import type { Fields } from '../../fields.ts'
import { AnyCase } from '../compare.ts'
import type { Kind } from './kind.ts'

export const count: Kind = input => {
  const cell = input.any('value')
  const value = countOf(cell)
  if (value === undefined) throw input.wrong('value', cell, 'a whole number from 0 up, as a number or a text, or null')
  return { value }
}

/** The published vectors hold none of this kind, so one text and a list of them are both read. */
export const location: Kind = (input, profile) => {
  const spelled = oneOrMany(input, ['location', 'value'], ['locations', 'values'], cell => {
    const named = typeof cell === 'string' ? locationNamed(cell) : undefined
    if (named === undefined) throw input.wrong('location', cell, 'Community, Custody, Licence or License')
    return new AnyCase(named === 'licence' ? profile.licence : named)
  })
  return { location: spelled, value: spelled, locations: spelled, values: spelled }
}

/** As for locations: one code, or a list of them. */
export const tierOfCode: Kind = (input, _profile, ruleSet) => {
  const names = oneOrMany(input, ['code', 'tierCode'], ['codes', 'tierCodes'], cell => {
    const name = typeof cell === 'number' ? tierName(cell, ruleSet) : undefined
    if (name === undefined) throw input.wrong('code', cell, 'a code of the rule set, 0 to 32')
    return new AnyCase(name)
  })
  return { tier: names, tiers: names }
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

const oneOrMany = <T>(
  input: Fields,
  one: readonly string[],
  many: readonly string[],
  read: (cell: unknown) => T,
): T | T[] => {
  const list = input.nameOf(...many)
  if (list !== undefined) return input.list(list).map(read)
  const single = input.nameOf(...one)
  if (single === undefined) throw input.wrong([...one, ...many].join(' or '), undefined, 'one of them')
  return read(input.any(single))
}
