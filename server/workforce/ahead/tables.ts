import type { Flows } from '@candour/forecast'
import type { ColumnType } from 'kysely'
import type { Day, Db } from '#platform/database/tables.ts'
import type { ForecastOfUnit } from './kept/facts-of.ts'
import type { NamedPost } from './posts.ts'

type Json<T> = ColumnType<T, string, never>

/** What a demand level was decided on, as it was shown before. */
export type KeptEffect = {
  readonly hours: number
  readonly points: number
  readonly touched: number
  readonly losing: number
  readonly notKnown: number
  readonly withoutTime: number
  readonly relaxations: readonly { readonly id: string; readonly people: number; readonly exempt: number }[]
  readonly accepted: readonly {
    readonly tier: string
    readonly risk: string | null
    readonly registered: number
    readonly people: number
  }[]
}

interface DemandDecisionTable {
  id: string
  stream: string
  seq: number
  type: string
  recorded_at: Date
  salt: Uint8Array
  payload: Uint8Array
  unit: string
  level: 'green' | 'amber' | 'red'
  from_day: Day
  to_day: Day | null
  decided_by: string
  decided_as: string
  why: string
  framework: string
  framework_version: string
  effect: Json<KeptEffect>
}

/** What came out of a saved what-if, team by team: the middle of the futures in some weeks ahead; null is unknown. */
export type KeptOutcome = {
  readonly weeks: readonly number[]
  readonly teams: readonly {
    readonly name: string
    readonly asIs: readonly (number | null)[]
    readonly wished: readonly (number | null)[]
  }[]
}

interface ScenarioTable {
  id: string
  name: string
  reason: string
  unit: string
  owner: number
  saved_at: Date
  on_day: Day
  wishes: Json<Readonly<Record<string, string | readonly string[]>>>
  rule_set: string
  rule_set_version: string
  method: string
  method_version: string
  seed: string
  digest: string
  outcome: Json<KeptOutcome>
}

interface ScenarioShareTable {
  scenario: string
  unit: string
  shared_by: number
  shared_at: Date
}

/** What JSON makes of a type with typed arrays. */
type Listed<T> = T extends Float64Array
  ? readonly number[]
  : T extends object
    ? { readonly [K in keyof T]: Listed<T[K]> }
    : T

/** Flows as they are kept. */
export type KeptFlows = Listed<Flows>

interface ForecastKeptTable {
  unit: string
  on_day: Day
  made_at: Date
  method: string
  rule_set: string
  digest: string
  facts: ColumnType<Omit<ForecastOfUnit, 'digest'>, string, string>
}

interface ForecastTeamTable {
  team: string
  on_day: Day
  made_at: Date
  method: string
  rule_set: string
  flows: ColumnType<KeptFlows, string, string>
  posts: ColumnType<readonly NamedPost[], string, string>
  people: Uint8Array
}

type AheadTables = {
  'workforce.forecast_kept': ForecastKeptTable
  'workforce.forecast_team': ForecastTeamTable
  'workforce.demand_decision': DemandDecisionTable
  'workforce.scenario': ScenarioTable
  'workforce.scenario_share': ScenarioShareTable
}

/** A connection or transaction with the tables of what looks ahead beside the platform's. */
export const aheadTables = (db: Db) => db.withTables<AheadTables>()
