import type { Forecast, TeamFlows, Wishes } from '@candour/forecast'
import { noWishes, teamsUnder } from '@candour/forecast'
import type { Figure } from '@candour/workload'
import { type Ahead, digestOf, forecastOfTeams } from '../ahead-of.ts'
import type { KeptOutcome } from '../tables.ts'

/** One forecast as things are and as wished. */
export type Pair = { readonly asIs: Figure<Forecast>; readonly wished: Figure<Forecast> }

/** A unit and its teams, as they are and as wished, side by side. */
export type Comparison = {
  readonly whole: Pair
  readonly teams: readonly (Pair & { readonly code: string; readonly name: string })[]
  /** SHA-256 over everything that both sides were made from. */
  readonly digest: string
}

/** A comparison shows the middle of the futures and no band, so that none is widened. */
const middleOnly = [] as const

/** Forecasts of a unit and its teams, without and with some wishes, from the same lots. */
export const compare = (ahead: Ahead, wishes: Wishes): Comparison => {
  const { teams, history, method, weigh, unit } = ahead
  const asIs = teamsUnder(teams, noWishes, history, method, weigh)
  const wished = teamsUnder(teams, wishes, history, method, weigh)
  const of = (all: readonly TeamFlows[], code: string) =>
    forecastOfTeams(
      all.filter(({ team }) => team === code),
      ahead,
      middleOnly,
    )
  return {
    whole: { asIs: forecastOfTeams(asIs, ahead, middleOnly), wished: forecastOfTeams(wished, ahead, middleOnly) },
    teams: unit.teams.map(({ code, name }) => ({ code, name, asIs: of(asIs, code), wished: of(wished, code) })),
    digest: digestOf([...asIs, ...wished], ahead),
  }
}

const TENTHS = 10

/** The middle of the futures in a week to the tenth; null when it is unknown. */
export const middleIn = (forecast: Figure<Forecast>, week: number): number | null => {
  const percent = forecast.known ? forecast.value.weeks[week]?.percent : undefined
  return percent?.known ? Math.round(percent.value.median * TENTHS) / TENTHS : null
}

/** What of a comparison is kept and exported: of the unit first, then of each team. */
export const outcomeOf = ({ whole, teams }: Comparison, { method, unit }: Ahead): KeptOutcome => {
  const weeks = [0, ...method.testedAhead]
  const rowOf = (name: string, { asIs, wished }: Pair) => ({
    name,
    asIs: weeks.map(week => middleIn(asIs, week)),
    wished: weeks.map(week => middleIn(wished, week)),
  })
  return { weeks, teams: [rowOf(unit.name, whole), ...teams.map(team => rowOf(team.name, team))] }
}
