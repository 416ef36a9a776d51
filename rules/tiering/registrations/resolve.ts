import type { Gap, Mode } from '../mode.ts'
import type { MappaCategory, MappaLevel, Registration, RoshLevel } from './registration.ts'
import { complexityCodes, roshLevels, roshRank } from './registration.ts'

/** A registration that was chosen, with the value it gives. */
export type Chosen<T> = { readonly value: T; readonly from: Registration }

/** What the active registrations of a person say. */
export type Resolved = {
  readonly rosh: Chosen<RoshLevel> | null
  readonly mappaCategory: Chosen<MappaCategory> | null
  readonly mappaLevel: Chosen<MappaLevel> | null
  readonly has: (...codes: readonly string[]) => boolean
  /** Codes of the complexity factors, each once. */
  readonly complexity: readonly string[]
  readonly gaps: readonly Gap[]
}

const historic = 'HREG'

/**
 * Reads the active registrations as the tier rules do. Historic ones are dropped; the rest are read newest first.
 *
 * Where two levels of one kind stand at once the peer takes the newest, and reads the MAPPA category from the newest row only. In
 * the mode `candour` the highest that stands counts: a level that has fallen shows in the removal of the higher one.
 *
 * @source hmpps-tier affac98a, registration resolution; tiering.md 1.1, 1.10
 */
export const resolveRegistrations = (registrations: readonly Registration[], mode: Mode): Resolved => {
  const rows = newestFirst(registrations.filter(({ code }) => code.toUpperCase() !== historic))
  const codes = new Set(rows.map(({ code }) => code.toUpperCase()))
  const rosh = valuesOf(rows, ({ code }) => roshLevels[code.toUpperCase()])
  const mappa = rows.filter(({ code }) => code.toUpperCase() === 'MAPP')
  const levels = valuesOf(mappa, ({ level }) => mappaLevelOf(level))
  const categories =
    mode === 'strict'
      ? valuesOf(mappa.slice(0, 1), ({ category }) => exactCategory(category))
      : valuesOf(mappa, ({ category }) => exactCategory(category?.trim().toUpperCase() ?? null))
  const choose = mode === 'strict' ? first : highest
  return {
    rosh: choose(rosh, roshRank),
    mappaLevel: choose(levels, level => Number(level.slice(1))),
    mappaCategory: first(categories),
    has: (...wanted) => wanted.some(code => codes.has(code)),
    complexity: Object.keys(complexityCodes).filter(code => codes.has(code)),
    gaps: [...twoLevels(rosh), ...withoutCategory(mappa)],
  }
}

const newestFirst = (rows: readonly Registration[]): readonly Registration[] =>
  rows.toSorted((one, other) => (other.date ?? '').localeCompare(one.date ?? ''))

const valuesOf = <T>(rows: readonly Registration[], read: (row: Registration) => T | undefined): readonly Chosen<T>[] =>
  rows.flatMap(from => {
    const value = read(from)
    return value === undefined ? [] : [{ value, from }]
  })

const first = <T>(chosen: readonly Chosen<T>[]): Chosen<T> | null => chosen[0] ?? null

const highest = <T>(chosen: readonly Chosen<T>[], rank: (value: T) => number): Chosen<T> | null =>
  chosen.reduce<Chosen<T> | null>(
    (best, one) => (best === null || rank(one.value) > rank(best.value) ? one : best),
    null,
  )

const mappaLevelOf = (level: string | null): MappaLevel | undefined => {
  const name = level?.trim().toUpperCase()
  return name === 'M1' || name === 'M2' || name === 'M3' ? name : undefined
}

const exactCategory = (category: string | null): MappaCategory | undefined =>
  category === 'M1' || category === 'M2' || category === 'M3' || category === 'M4' ? category : undefined

const twoLevels = (rosh: readonly Chosen<RoshLevel>[]): readonly Gap[] => {
  const levels = [...new Set(rosh.map(({ value }) => value))]
  if (levels.length < 2) return []
  return [
    {
      field: 'registrations',
      what: `Two levels of risk of serious harm are registered at once: ${levels.join(' and ')}`,
      action: 'Remove the registration that no longer applies',
      makes: 'check',
    },
  ]
}

const withoutCategory = (mappa: readonly Registration[]): readonly Gap[] =>
  mappa.some(({ category }) => exactCategory(category?.trim().toUpperCase() ?? null))
    ? []
    : mappa.slice(0, 1).map(() => ({
        field: 'registrations',
        what: 'The MAPPA registration has no recognised category, so it counts as no MAPPA in tier v3',
        action: 'Record the MAPPA category of the registration',
        makes: 'check' as const,
      }))
