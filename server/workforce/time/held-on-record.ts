import { type Figure, type HeldWork, known, type RuleSet, timeAvailable, unknown } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { postKey } from '../import/posts.ts'
import { casesOfPosts, holdingOf, type Within } from '../live/cases.ts'
import type { OfficerLoad } from '../queries/officers.ts'
import { reportsByKind, workOn } from '../work/work-on.ts'

type NewCases = {
  readonly team: string
  readonly officer: string
  readonly location: 'community' | 'licence'
  readonly cases: number
}

const noCases = { community: 0, licence: 0 }

/** The work of posts as at a day, by what the record says now, by `postKey`: cases, those in their first weeks, and reports. */
export const heldOnRecord = async (
  trx: Trx,
  within: Within,
  { day, firstWeeks, ruleSet }: { readonly day: Day; readonly firstWeeks: number; readonly ruleSet: RuleSet },
): Promise<(post: { readonly team: string; readonly officer: string }) => HeldWork> => {
  const held = await casesOfPosts(trx, within, day)
  const cells = new Map(held.map(post => [postKey(post.team, post.officer), holdingOf(post.sorts, ruleSet).cells]))
  const { rows } = await sql<NewCases>`select * from workforce.new_cases(${day}, ${firstWeeks},
    ${within.teams ?? null}::text[], ${within.officers ?? null}::text[])`.execute(trx)
  const begun = Map.groupBy(rows, ({ team, officer }) => postKey(team, officer))
  const work = await workOn(trx, within, day, ruleSet)
  const none = new Float64Array(ruleSet.caseWeights.length)
  return ({ team, officer }) => {
    const key = postKey(team, officer)
    const { sdr = 0, fdr = 0 } = reportsByKind(work.get(key)?.reports ?? {})
    const counts = (begun.get(key) ?? []).map(one => [one.location, one.cases])
    return {
      cells: cells.get(key) ?? none,
      firstWeeks: { ...noCases, ...Object.fromEntries(counts) },
      reports: { sdr, fdr },
    }
  }
}

/** The work of several posts together. */
export const together = (all: readonly HeldWork[], ruleSet: RuleSet): HeldWork => {
  const sum = (of: (held: HeldWork) => number): number => all.reduce((total, held) => total + of(held), 0)
  return {
    cells: Array.from(ruleSet.caseWeights, (_, cell) => sum(held => held.cells[cell] ?? 0)),
    firstWeeks: {
      community: sum(({ firstWeeks }) => firstWeeks.community),
      licence: sum(({ firstWeeks }) => firstWeeks.licence),
    },
    reports: { sdr: sum(({ reports }) => reports.sdr), fdr: sum(({ reports }) => reports.fdr) },
  }
}

/** Hours of the named officers whose hours are known; unknown when nobody's are. */
export const hoursTogether = (officers: readonly OfficerLoad[]): Figure => {
  const hours = officers.flatMap(({ named, contracted, reduced }) => {
    const available = named && contracted !== null ? timeAvailable(contracted, reduced) : unknown('')
    return available.known ? [available.value] : []
  })
  if (hours.length === 0) return timeAvailable(null, 0)
  return known(hours.reduce((sum, value) => sum + value, 0))
}
