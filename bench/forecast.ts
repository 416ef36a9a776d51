import {
  availableOf,
  type ForecastMethod,
  flowsOf,
  forecast,
  type History,
  historyAt,
  methodOn,
  type SpanCount,
  sumOfFlows,
} from '@candour/forecast'
import { casePoints, known, type RuleSet, ruleSetOn, tierCode } from '@candour/workload'
import type { BenchRow } from './row.ts'

const PDUS = 108
const TEAMS = 10
const REGIONS = 12
const PEOPLE = 245_000
const WEEKS_OF_RECORD = 104
const MOST_SECONDS = 10

/** Numbers by chance that are the same on every run. */
const chance = (): ((limit: number) => number) => {
  let state = 20261130
  return limit => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 4_294_967_296) * limit)
  }
}

/** The people of one team: two years of coming, most of them still here, each with an end, some in custody with a release. */
const teamOf = (team: string, people: number, next: (limit: number) => number): readonly SpanCount[] =>
  Array.from({ length: people }, () => {
    const from = -1 - next(WEEKS_OF_RECORD)
    const inCustody = next(10) === 0
    return {
      team,
      tier: `${'ABCD'[next(4)]}${next(4)}`,
      location: inCustody ? ('custody' as const) : ('community' as const),
      ...{ inactive: null, postSentence: false, arrives: true, from, to: null, closed: null, replaced: null },
      ...{ ends: 1 + next(130), release: inCustody ? 1 + next(34) : null, recorded: from, people: 1 },
    }
  })

const weighBy = (ruleSet: RuleSet) => (sort: Pick<SpanCount, 'tier' | 'location'>) => {
  const code = sort.tier === null ? undefined : tierCode(sort.tier, ruleSet)
  return code === undefined ? 0 : casePoints(sort.location, code, false, ruleSet)
}

const today = '2026-11-30'

type Rules = { readonly method: ForecastMethod; readonly ruleSet: RuleSet; readonly history: History }

const rulesToday = (): Rules => {
  const [method, ruleSet] = [methodOn(today), ruleSetOn(today)]
  if (!method.known || !ruleSet.known) throw new Error('The benchmark needs a method and rules')
  const history = historyAt(-WEEKS_OF_RECORD, 0, method.value)
  return { method: method.value, ruleSet: ruleSet.value, history }
}

/** Every team, every PDU and region, and the nation: what is ahead of each, from spans in memory to fans. */
const forecastNation = (teams: readonly (readonly SpanCount[])[], { method, ruleSet, history }: Rules): number => {
  const weigh = weighBy(ruleSet)
  const available = availableOf([{ available: Array(method.weeks + 1).fill(known(17_000)) }], method.weeks)
  const flows = teams.map(spans => flowsOf(spans, 0, history, method, weigh))
  const parts = (all: typeof flows, size: number) =>
    Array.from({ length: all.length / size }, (_, at) => sumOfFlows(all.slice(at * size, (at + 1) * size)))
  const pdus = parts(flows, TEAMS)
  const regions = parts(pdus, PDUS / REGIONS)
  const units = [...flows, ...pdus, ...regions, sumOfFlows(regions)]
  let made = 0
  for (const one of units) {
    const answer = forecast({ seed: today, flows: one, extra: 0, available, widening: [] }, method)
    if (answer.known && answer.value.weeks.length === method.weeks + 1) made += 1
  }
  return made
}

/** What is ahead of a nation: 1,080 teams, their PDUs and regions, and the whole. */
export const forecastBenchmark = async (): Promise<BenchRow[]> => {
  const next = chance()
  const teams = Array.from({ length: PDUS * TEAMS }, (_, at) =>
    teamOf(`T${at}`, Math.round(PEOPLE / PDUS / TEAMS), next),
  )
  const rules = rulesToday()
  const start = performance.now()
  const made = forecastNation(teams, rules)
  const ours = (performance.now() - start) / 1000
  const expected = PDUS * TEAMS + PDUS + REGIONS + 1
  if (made !== expected) throw new Error(`${made} of ${expected} forecasts were made`)
  return [
    {
      work: 'Forecast 26 weeks of a nation: 1,080 teams, 108 PDUs, 12 regions, 245,000 people',
      ours,
      theirs: MOST_SECONDS,
      unit: 's',
      peer: 'limit',
      ratio: ours / MOST_SECONDS,
      target: '<= 1',
      holds: ours <= MOST_SECONDS,
    },
  ]
}
