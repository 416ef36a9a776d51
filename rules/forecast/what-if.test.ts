import assert from 'node:assert/strict'
import test from 'node:test'
import { type Grade, known, unknown } from '@candour/workload'
import { flowsOf, historyAt, sumOfFlows } from './flows.ts'
import { forecast } from './forecast.ts'
import { november2026 } from './methods/2026-11.ts'
import type { PostAhead } from './posts.ts'
import type { SpanCount, Weigh } from './span-count.ts'
import { noWishes, type TeamAhead, teamsUnder, type Wishes } from './what-if.ts'

const method = { ...november2026, futures: 60 }
const history = historyAt(-100, 0, method)
const weigh: Weigh = ({ location }) => (location === 'custody' ? 4 : 10)

const span = (some: Partial<SpanCount>): SpanCount => ({
  ...{ team: 'N', tier: 'B2', location: 'community', inactive: null, postSentence: false, arrives: false },
  ...{ from: -100, to: null, ends: null, release: null, recorded: -100, closed: null, replaced: null, people: 10 },
  ...some,
})

const post = (team: string, officer: string, grade: Grade = 'PO'): PostAhead => ({
  ...{ team, officer, grade, perHour: 10 },
  available: Array(27).fill(known(100)),
})

// One person comes each week to either team.
const usual = Array.from({ length: 60 }, (_, week) =>
  span({ arrives: true, from: week - 60, people: 1, recorded: -100 }),
)
const teamOf = (team: string, spans: readonly SpanCount[], posts: readonly PostAhead[]): TeamAhead => ({
  ...{ team, spans, posts, extra: 0 },
  flows: flowsOf(spans, 0, history, method, weigh),
})
const north = teamOf('N', [span({}), ...usual], [post('N', 'A'), post('N', 'B')])
const south = teamOf('S', [span({}), ...usual], [post('S', 'C', 'PSO')])

const under = (wishes: Partial<Wishes>) => {
  const teams = teamsUnder([north, south], { ...noWishes, ...wishes }, history, method, weigh)
  const at = (team: string, week: number) => {
    const one = teams.find(each => each.team === team)
    if (!one) throw new Error(team)
    const answer = forecast({ seed: 's', widening: [], ...one }, method)
    if (!answer.known) throw new Error(answer.why)
    const found = answer.value.weeks[week]
    return { used: found?.used.median, available: found?.available }
  }
  return { at, teams }
}

test('with no wishes nothing changes', () => {
  assert.deepEqual(under({}).at('N', 26), { used: 700 + 260, available: known(200) })
})

test('what a closed list turns away goes to the other teams, and nothing is lost on the way', () => {
  const closed = under({ closed: { teams: ['N'], week: 3, to: 'others' } })
  assert.equal(closed.at('N', 26).used, 700 + 20)
  assert.equal(closed.at('S', 26).used, 700 + 260 + 240)
  const whole = (teams: ReturnType<typeof under>['teams']) => {
    const answer = forecast(
      { seed: 's', flows: sumOfFlows(teams.map(one => one.flows)), extra: 0, available: [], widening: [] },
      method,
    )
    return answer.known && answer.value.weeks.map(({ used }) => Math.round(used.median))
  }
  assert.deepEqual(whole(closed.teams), whole(under({}).teams))
  assert.equal(under({ closed: { teams: ['N'], week: 3, to: 'nobody' } }).at('S', 26).used, 960)
})

test('an officer who goes takes their hours and leaves their cases', () => {
  const lost = under({ lost: { officers: ['A'], grade: null, week: 5 } })
  assert.deepEqual([lost.at('N', 4).available, lost.at('N', 5).available], [known(200), known(100)])
  assert.equal(lost.at('N', 26).used, 960)
})

test('one of two of a grade takes half of what the grade can carry', () => {
  const lost = under({ lost: { officers: [], grade: { grade: 'PO', number: 1 }, week: 1 } })
  assert.deepEqual([lost.at('N', 1).available, lost.at('S', 1).available], [known(100), known(100)])
  assert.deepEqual(
    under({ lost: { officers: [], grade: { grade: 'PSO', number: 9 }, week: 1 } }).at('S', 1).available,
    known(0),
  )
})

test('a cohort weighs from the week in which it comes, shared by what the teams can carry', () => {
  const cohort = { team: null, week: 2, location: 'licence', tiers: [{ tier: 'B2', people: 6 }], stay: 4 } as const
  const comes = under({ cohort })
  const usually = under({})
  const more = (team: string, week: number) => (comes.at(team, week).used ?? 0) - (usually.at(team, week).used ?? 0)
  assert.deepEqual([more('N', 1), more('N', 2), more('S', 2), more('N', 6)], [0, 40, 20, 0])
})

test('a changed weight holds for the people of today and for those who come', () => {
  const weights = [{ tier: 'B2', location: 'community', points: 20 }] as const
  assert.equal(under({ weights }).at('N', 26).used, 2 * 960)
})

test('suspended post-sentence supervision weighs nothing, and only that of its tiers', () => {
  const some = [span({ postSentence: true, tier: 'D1' }), span({ postSentence: true, tier: 'C1' }), span({})]
  const [team] = teamsUnder([teamOf('N', some, [])], { ...noWishes, suspended: ['D1'] }, history, method, weigh)
  assert.equal(team?.flows.base[0], 200)
})

test('fewer hours never leave less than nothing, and a team of nobody stays unknown', () => {
  assert.deepEqual(under({ hours: { grade: null, each: -20, week: 1 } }).at('N', 1).available, known(0))
  assert.deepEqual(under({ hours: { grade: 'PSO', each: 2, week: 1 } }).at('S', 1).available, known(120))
  const [team] = teamsUnder([{ ...north, posts: [] }], noWishes, history, method, weigh)
  assert.deepEqual(team?.available[0], unknown('nobody with known hours is in the team'))
})

test('a changed weight reckoned from the difference is what reckoning everything again gives', () => {
  const spans = [
    span({ ends: 7 }),
    span({ tier: 'C1', location: 'custody', release: 5, ends: 20, people: 3 }),
    span({ tier: 'C1', location: 'licence', postSentence: true, from: -30, recorded: -30, arrives: true }),
    ...usual,
  ]
  const wishes: Wishes = { ...noWishes, suspended: ['C1'], weights: [{ tier: 'C1', location: 'licence', points: 31 }] }
  const changed: Weigh = sort => {
    if (sort.postSentence && sort.tier === 'C1') return 0
    return sort.tier === 'C1' && sort.location === 'licence' ? 31 : weigh(sort)
  }
  const [made] = teamsUnder([teamOf('N', spans, [])], wishes, history, method, weigh)
  assert.deepEqual(made?.flows, flowsOf(spans, 0, history, method, changed))
  assert.throws(
    () => teamsUnder([{ ...north, spans: null }], wishes, history, method, weigh),
    /the people of N were not read/,
  )
})
