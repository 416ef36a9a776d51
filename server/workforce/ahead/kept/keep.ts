import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Flows, SpanCount, TeamAhead } from '@candour/forecast'
import { sql } from 'kysely'
import type { Trx } from '#platform/database/tables.ts'
import type { Ahead, RulesAhead } from '../ahead-of.ts'
import type { NamedPost } from '../posts.ts'
import { aheadTables, type KeptFlows } from '../tables.ts'
import type { ForecastOfUnit } from './facts-of.ts'

/** The rules behind what is kept: a result of other rules is not used. */
const stampsOf = ({ method, ruleSet }: Pick<RulesAhead, 'method' | 'ruleSet'>) => ({
  method: `${method.id} ${method.version}`,
  rule_set: `${ruleSet.stamp.id} ${ruleSet.stamp.version}`,
})

/** Numbers of a flow as a list, because JSON knows no typed arrays. */
const plain = (_: string, value: unknown): unknown => (value instanceof Float64Array ? [...value] : value)

const numbers = (list: readonly number[]): Float64Array => Float64Array.from(list)
const pair = ({ people, points }: KeptFlows['ends']): Flows['ends'] => ({
  people: numbers(people),
  points: numbers(points),
})

const flowsFrom = (kept: KeptFlows): Flows => ({
  base: numbers(kept.base),
  streams: kept.streams.map(({ rows, people, share }) => ({
    rows: rows.map(numbers),
    people: numbers(people),
    share: numbers(share),
  })),
  other: numbers(kept.other),
  ends: pair(kept.ends),
  releases: pair(kept.releases),
  cases: kept.cases,
  withoutEnd: kept.withoutEnd,
})

const packed = async (spans: readonly SpanCount[]): Promise<Buffer> => promisify(gzip)(JSON.stringify(spans))
const unpacked = async (people: Uint8Array): Promise<readonly SpanCount[]> =>
  JSON.parse((await promisify(gunzip)(people)).toString('utf8')) as SpanCount[]

/** Keeps what a team's forecast is made from in place of what was kept before. */
export const keepTeam = async (trx: Trx, team: TeamAhead, ahead: Ahead, now: Date): Promise<void> => {
  const row = {
    ...{ on_day: ahead.on, made_at: now, ...stampsOf(ahead) },
    flows: JSON.stringify(team.flows, plain),
    posts: JSON.stringify(team.posts),
    people: await packed(team.spans ?? []),
  }
  await aheadTables(trx)
    .insertInto('workforce.forecast_team')
    .values({ team: team.team, ...row })
    .onConflict(conflict => conflict.column('team').doUpdateSet(row))
    .execute()
}

/** Keeps a unit's forecast in place of the one before. */
export const keepForecast = async (
  trx: Trx,
  unit: string,
  made: ForecastOfUnit,
  rules: RulesAhead,
  now: Date,
): Promise<void> => {
  const { digest, ...facts } = made
  const row = { on_day: rules.on, made_at: now, ...stampsOf(rules), digest, facts: JSON.stringify(facts) }
  await aheadTables(trx)
    .insertInto('workforce.forecast_kept')
    .values({ unit, ...row })
    .onConflict(conflict => conflict.column('unit').doUpdateSet(row))
    .execute()
}

/** A kept forecast and when it was made. */
export type Kept = ForecastOfUnit & { readonly madeAt: Date }

/** Forecasts kept for a day by its rules, by unit. */
export const keptForecasts = async (
  trx: Trx,
  units: readonly string[],
  rules: RulesAhead,
): Promise<ReadonlyMap<string, Kept>> => {
  const { method, rule_set } = stampsOf(rules)
  const rows = await aheadTables(trx)
    .selectFrom('workforce.forecast_kept')
    .select(['unit', 'made_at', 'digest', 'facts'])
    .where('unit', '=', sql<string>`any (${units}::text[])`)
    .where('on_day', '=', rules.on)
    .where('method', '=', method)
    .where('rule_set', '=', rule_set)
    .execute()
  return new Map(rows.map(({ unit, made_at, digest, facts }) => [unit, { ...facts, digest, madeAt: made_at }]))
}

/** Teams as they are kept for a day; undefined unless every one of them is. With `people` only where weights change. */
export const keptTeams = async (
  trx: Trx,
  teams: readonly string[],
  rules: RulesAhead,
  withPeople: boolean,
): Promise<
  { readonly teams: readonly TeamAhead[]; readonly posts: readonly NamedPost[]; readonly madeAt: Date } | undefined
> => {
  const { method, rule_set } = stampsOf(rules)
  const rows = await aheadTables(trx)
    .selectFrom('workforce.forecast_team')
    .select(['team', 'made_at', 'flows', 'posts'])
    .$if(withPeople, query => query.select('people'))
    .where('team', '=', sql<string>`any (${teams}::text[])`)
    .where('on_day', '=', rules.on)
    .where('method', '=', method)
    .where('rule_set', '=', rule_set)
    .execute()
  const byTeam = new Map(rows.map(row => [row.team, row]))
  const found = teams.flatMap(team => byTeam.get(team) ?? [])
  const [first] = found
  if (!first || found.length < teams.length) return undefined
  const madeAt = found.reduce((oldest, { made_at }) => (made_at < oldest ? made_at : oldest), first.made_at)
  const spans = await Promise.all(found.map(({ people }) => (people ? unpacked(people) : null)))
  return {
    madeAt,
    posts: found.flatMap(({ posts }) => posts),
    teams: found.map(({ team, flows, posts }, at) => ({
      ...{ team, flows: flowsFrom(flows), posts, extra: 0 },
      spans: spans[at] ?? null,
    })),
  }
}
