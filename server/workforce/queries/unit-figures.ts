import type { Figure } from '@candour/workload'
import { known, standing, unknown } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { unitAndAbove, unitsBelow, unitsOfKind } from '#platform/organisation/units.ts'
import type { Order } from '#platform/web/components/sortable-table/sort.ts'
import { type CasesOfSort, casesOn, holdingOf } from '../live/cases.ts'
import { livePosts } from '../live/live-posts.ts'
import { sumsOf } from '../live/unit-sums.ts'
import { ageInDays } from './file-age.ts'
import { countOfficers, type OfficerFilter, type OfficerLoad, type OfficerSort, officersOf } from './officers.ts'
import { type Result, resultOnDay } from './results.ts'
import { type AskedFigures, figuresToShow, type LiveDay, type ShownFigures } from './shown.ts'
import { loadsBelow, type TrailUnit, trailTo, type UnitKind, type UnitLoad, unitLoad } from './units.ts'

type ListView = OfficerFilter & { readonly by: OfficerSort; readonly order: Order }
type PageOf = { readonly limit: number; readonly offset: number }

/** Posts by a nightly file among figures of the record: how many, and of which night. */
export type ByFile = { readonly posts: number; readonly extractDay: Day; readonly age: string }

const byFileAmong = async (trx: Trx, loads: readonly OfficerLoad[], on: Day): Promise<ByFile | null> => {
  const posts = loads.filter(load => load.source === 'file').length
  const result = posts > 0 ? await resultOnDay(trx, on) : undefined
  return result ? { posts, extractDay: result.extractDay, age: ageInDays(result.extractDay, on) } : null
}

/** The figures of one unit, from wherever a page shows them. */
export type UnitFigures = {
  readonly shown: ShownFigures
  /** Without its cases by tier: `counts` gives them. */
  readonly unit: UnitLoad
  readonly trail: readonly TrailUnit[]
  readonly below: () => Promise<readonly UnitLoad[]>
  readonly officers: (
    view: ListView,
    page?: PageOf,
  ) => Promise<{ readonly total: number; readonly officers: readonly OfficerLoad[] }>
  /** Cases that count by location and tier. */
  readonly counts: () => Promise<readonly number[]>
  /** The same unit today, when figures of a past day are shown; null otherwise. */
  readonly today: () => Promise<Figure | null>
  /** Posts that stand as a nightly file gave them, because their team keeps no record here, and that file; null when there are none. */
  readonly byFile: ByFile | null
}

const ofResult = async (
  trx: Trx,
  shown: ShownFigures,
  result: Result,
  { kind, code }: { kind: UnitKind; code: string | undefined },
): Promise<UnitFigures | undefined> => {
  const unit = await unitLoad(trx, result, kind, code)
  if (!unit) return undefined
  return {
    shown,
    unit,
    trail: await trailTo(trx, result, unit.code),
    below: () => loadsBelow(trx, result, unit.code),
    officers: async (view, page) => ({
      total: await countOfficers(trx, result, unit, view),
      officers: await officersOf(trx, result, unit, view, page),
    }),
    counts: async () => unit.counts,
    today: async () => null,
    byFile: null,
  }
}

const columnOf = (load: OfficerLoad, by: OfficerSort): string | Figure => {
  if (by === 'name') return load.name
  if (by === 'grade') return load.grade
  if (by === 'team') return load.teamName
  if (by === 'cases') return load.cases === null ? unknown('') : known(load.cases)
  return by === 'reduced' ? known(load.reduced) : load[by]
}

/** Officers in an order; what is unknown stands last, whichever way. */
const inOrder = (loads: readonly OfficerLoad[], { by, order }: ListView): readonly OfficerLoad[] => {
  const sign = order === 'descending' ? -1 : 1
  const byName = (a: OfficerLoad, b: OfficerLoad): number =>
    a.name.localeCompare(b.name, 'en-GB') || (a.officer < b.officer ? -1 : 1)
  return loads.toSorted((one, other) => {
    const [a, b] = [columnOf(one, by), columnOf(other, by)]
    if (typeof a === 'string' || typeof b === 'string') {
      return sign * String(a).localeCompare(String(b), 'en-GB') || byName(one, other)
    }
    if (!a.known || !b.known) return Number(b.known) - Number(a.known) || byName(one, other)
    return sign * (a.value - b.value) || byName(one, other)
  })
}

const chosen = (loads: readonly OfficerLoad[], { grade, load }: OfficerFilter, { ruleSet }: ShownFigures) =>
  loads.filter(one => {
    if (grade !== undefined && one.grade !== grade) return false
    const stands = standing(one.percent, ruleSet)
    if (load === 'amber') return stands === 'amber' || stands === 'red'
    if (load === 'red') return stands === 'red'
    return load !== 'unknown' || (stands === 'unknown' && one.named)
  })

type Unit = { readonly code: string; readonly kind: UnitKind; readonly name: string }

const loadOf = ({ code, kind, name }: Unit, loads: readonly OfficerLoad[], { ruleSet }: ShownFigures): UnitLoad => ({
  ...{ code, kind, name, counts: [] },
  ...sumsOf(loads, ruleSet),
})

const ofUnit = ({ kind, code }: Unit, loads: readonly OfficerLoad[]): readonly OfficerLoad[] =>
  kind === 'nation' ? loads : loads.filter(load => load[kind] === code)

const countsOf = (sorts: readonly CasesOfSort[], { ruleSet }: ShownFigures): readonly number[] =>
  Array.from(holdingOf(sorts, ruleSet).cells, Math.round)

const ofRecord = async (
  trx: Trx,
  shown: ShownFigures,
  { on, today }: LiveDay,
  unit: Unit,
  teams: readonly string[] | undefined,
): Promise<UnitFigures> => {
  const within = teams ? { teams } : {}
  const loads = await livePosts(trx, within, on)
  return {
    shown,
    unit: loadOf(unit, loads, shown),
    trail: await unitAndAbove(trx, unit.code),
    below: async () => {
      const units = await unitsBelow(trx, unit.code)
      return units.flatMap(one => {
        const its = ofUnit(one, loads)
        return its.length > 0 ? [loadOf(one, its, shown)] : []
      })
    },
    officers: async (view, page) => {
      const wanted = inOrder(chosen(loads, view, shown), view)
      const officers = page ? wanted.slice(page.offset, page.offset + page.limit) : wanted
      return { total: wanted.length, officers }
    },
    counts: async () => countsOf(await casesOn(trx, within, on), shown),
    today: async () => (on === today ? null : sumsOf(await livePosts(trx, within, today), shown.ruleSet).percent),
    byFile: await byFileAmong(trx, loads, on),
  }
}

const unitNamed = async (trx: Trx, kind: UnitKind, code: string | undefined): Promise<Unit | undefined> =>
  (await unitsOfKind(trx, kind)).find(unit => code === undefined || unit.code === code)

const teamsBelow = async (trx: Trx, { kind, code }: Unit): Promise<readonly string[] | undefined> => {
  if (kind === 'nation') return undefined
  if (kind === 'team') return [code]
  const below = await unitsBelow(trx, code)
  if (kind === 'pdu') return below.map(unit => unit.code)
  return (await Promise.all(below.map(unit => unitsBelow(trx, unit.code)))).flat().map(unit => unit.code)
}

/**
 * The figures that a page of a unit shows.
 *
 * @param code of the unit; none for the nation
 * @returns 'none' when there is nothing to show of anybody; undefined when there is no such unit or result
 */
export const unitFigures = async (
  trx: Trx,
  asked: AskedFigures,
  kind: UnitKind,
  code: string | undefined,
  now: Date,
): Promise<UnitFigures | 'none' | undefined> => {
  const unit = await unitNamed(trx, kind, code)
  const teams = unit && (await teamsBelow(trx, unit))
  const shown = await figuresToShow(trx, asked, teams, now)
  if (!shown) return asked.result === undefined ? 'none' : undefined
  if (shown.result) return ofResult(trx, shown, shown.result, { kind, code })
  return unit && shown.live ? ofRecord(trx, shown, shown.live, unit, teams) : undefined
}
