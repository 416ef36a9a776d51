import type { HeldWork } from '@candour/workload'
import { type Figure, timeAvailable, unknown } from '@candour/workload'
import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { ResultLine } from '../figures/digest.ts'
import { storedLines } from '../figures/stored-lines.ts'
import { postKey } from '../import/posts.ts'
import { type OfficerLoad, officersOf } from '../queries/officers.ts'
import type { Result } from '../queries/results.ts'
import type { UnitFigures } from '../queries/unit-figures.ts'
import { loadsBelow, type UnitLoad } from '../queries/units.ts'
import { heldOnRecord, hoursTogether, together } from './held-on-record.ts'

/** One officer, or one unit below another: what they hold, and the hours there are for it. */
export type Held = {
  readonly name: string
  readonly held: HeldWork
  readonly available: Figure
  /** Points used of points available, to stand beside the time. */
  readonly percent: Figure
  readonly of: OfficerLoad | UnitLoad
}

/** The work of one post as its file gave it; null when the file does not know the post. */
export const heldBy = ({ post }: ResultLine): HeldWork | null =>
  post && {
    cells: Array.from(
      { length: Math.max(post.filtered?.length ?? 0, post.t2a?.length ?? 0) },
      (_, cell) => (post.filtered?.[cell] ?? 0) + (post.t2a?.[cell] ?? 0),
    ),
    firstWeeks: { community: post.communityFirst16Weeks, licence: post.licenceFirst16Weeks },
    reports: { sdr: post.sdr, fdr: post.fdr },
  }

const everyone = { grade: undefined, load: undefined, by: 'name', order: 'ascending' } as const

/** Hours of an officer; of nobody, none that are known. */
export const hoursOf = (officer: OfficerLoad): Figure =>
  officer.named ? timeAvailable(officer.contracted, officer.reduced) : unknown('nobody is named for these cases')

const nameOf = ({ named, name }: OfficerLoad): string => (named ? name : 'No named officer')

/** Every officer of a team who is in the file. */
const heldInTeam = async (trx: Trx, result: Result, team: string): Promise<readonly Held[]> => {
  const lines = new Map(
    (await storedLines(trx, result, { team })).map(line => [postKey(line.team, line.officer), heldBy(line)]),
  )
  const officers = await officersOf(trx, result, { kind: 'team', code: team }, everyone)
  return officers.flatMap(one => {
    const held = lines.get(postKey(one.team, one.officer))
    return held ? [{ name: nameOf(one), held, available: hoursOf(one), percent: one.percent, of: one }] : []
  })
}

type Sums = {
  readonly code: string
  readonly hours: string | null
  readonly sdr: number
  readonly fdr: number
  readonly community: number
  readonly licence: number
}

const below = { nation: 'region', region: 'pdu', pdu: 'team' } as const

/** The units right below one: their cases, reports and the hours of their named officers. */
const heldBelow = async (
  trx: Trx,
  result: Result,
  unit: { readonly kind: keyof typeof below; readonly code: string },
): Promise<readonly Held[]> => {
  const child = sql.ref(`figure.${below[unit.kind]}`)
  const within = unit.kind === 'nation' ? sql`true` : sql`${sql.ref(`figure.${unit.kind}`)} = ${unit.code}`
  const { rows } = await sql<Sums>`
    select ${child} as code, sum(greatest(figure.contracted - figure.reduced, 0)) filter (where figure.named) as hours,
      sum(line.sdr)::int as sdr, sum(line.fdr)::int as fdr,
      sum(line.community_first_16_weeks)::int as community, sum(line.licence_first_16_weeks)::int as licence
    from workforce.officer_figure figure
      join workforce.officer_row line
        on line.import = ${result.import} and line.team = figure.team and line.officer = figure.officer
    where figure.result = ${result.id} and ${within}
    group by 1`.execute(trx)
  const sums = new Map(rows.map(row => [row.code, row]))
  return (await loadsBelow(trx, result, unit.code)).map(one => {
    const sum = sums.get(one.code)
    const hours = sum?.hours == null ? null : Number(sum.hours)
    return {
      ...{ name: one.name, percent: one.percent, of: one, available: timeAvailable(hours, 0) },
      held: {
        cells: one.counts,
        firstWeeks: { community: sum?.community ?? 0, licence: sum?.licence ?? 0 },
        reports: { sdr: sum?.sdr ?? 0, fdr: sum?.fdr ?? 0 },
      },
    }
  })
}

const liveInTeam = (officers: readonly OfficerLoad[], heldOf: HeldOf): readonly Held[] =>
  officers.map(one => ({
    ...{ name: nameOf(one), held: heldOf(one), available: hoursOf(one), percent: one.percent, of: one },
  }))

type HeldOf = Awaited<ReturnType<typeof heldOnRecord>>

const liveBelow = async (
  { unit, below: unitsBelow, shown }: UnitFigures,
  officers: readonly OfficerLoad[],
  heldOf: HeldOf,
): Promise<readonly Held[]> => {
  const { kind } = unit
  if (kind === 'team') return liveInTeam(officers, heldOf)
  const ofUnit = Map.groupBy(officers, one => one[below[kind]])
  return (await unitsBelow()).flatMap(one => {
    const its = ofUnit.get(one.code) ?? []
    if (its.length === 0) return []
    const held = together(its.map(heldOf), shown.ruleSet)
    return [{ name: one.name, held, available: hoursTogether(its), percent: one.percent, of: one }]
  })
}

/**
 * What lies right below a unit, or the officers of a team, with the work they hold and the hours there are for it: from the record, or
 * as a result has it. Posts that stand in the record's figures by a nightly file are left out: the file does not say enough of them.
 */
export const heldIn = async (trx: Trx, figures: UnitFigures, firstWeeks: number): Promise<readonly Held[]> => {
  const { shown, unit } = figures
  if (shown.result) {
    const { kind, code } = unit
    return kind === 'team' ? heldInTeam(trx, shown.result, code) : heldBelow(trx, shown.result, { kind, code })
  }
  if (!shown.live) return []
  const { officers } = await figures.officers(everyone)
  const recorded = officers.filter(one => one.source === 'record')
  const within = unit.kind === 'nation' ? {} : { teams: [...new Set(recorded.map(one => one.team))] }
  const heldOf = await heldOnRecord(trx, within, { day: shown.live.on, firstWeeks, ruleSet: shown.ruleSet })
  return liveBelow(figures, recorded, heldOf)
}
