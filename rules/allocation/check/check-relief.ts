import type { Certificate } from '../certificate.ts'
import { leastUnplaced } from '../certificate.ts'
import { sum } from '../flow/demands.ts'
import type { Case, Officer, Problem } from '../problem.ts'
import { changed, roomOf } from '../problem.ts'
import { ceilDiv } from '../rational.ts'
import { idAt, listAt, recordAt, wholeAt } from '../reading.ts'
import { holdsSplit, withLessWork, withLimit } from '../relief/least-percent.ts'
import { checkComplete, checkedAssignments } from './assignments.ts'
import { insist } from './broken.ts'

type Fields = Readonly<Record<string, unknown>>

/** Insists that with a relief every case but these has an officer within the limits. */
const checkSuffices = (problem: Problem, fields: Fields, without: (one: Case) => boolean, place: string): void => {
  const placed = checkedAssignments(problem, fields.assignments, `${place}.assignments`)
  checkComplete(problem, placed, new Set(problem.cases.filter(without)), `${place}.assignments`)
}

const same = (fields: Fields, name: string, expected: bigint, place: string): void => {
  const value = wholeOrHuge(fields[name], `${place}.${name}`)
  insist(value === Number(expected), () => `${place}.${name} is ${value}, and ${expected} by the figures`)
}

/** Sums of points may pass 2^53: such a number is the nearest that JSON can hold. */
export const wholeOrHuge = (value: unknown, place: string): number =>
  typeof value === 'number' && value > Number.MAX_SAFE_INTEGER ? value : wholeAt(value, place)

const nobodyNamed = ({ pool }: Case): boolean => pool.named.length === 0
const nobodyAble = ({ pool }: Case): boolean => pool.officers.length === 0

const checkHours = (problem: Problem, fields: Fields, certificate: Certificate): void => {
  const more = new Map<string, bigint>()
  for (const [index, row] of listAt(fields.officers, 'relief.hours.officers').entries()) {
    const at = `relief.hours.officers[${index}]`
    const { officer, availablePoints } = recordAt(row, at)
    more.set(idAt(officer, `${at}.officer`), BigInt(wholeOrHuge(availablePoints, `${at}.availablePoints`)))
  }
  const given = changed(problem, officer => {
    const available = officer.available + (more.get(officer.id) ?? 0n)
    return { ...officer, available, room: roomOf({ ...officer, available }) }
  }).problem
  const withHours = { ...given, cases: ableAgain(given) }
  checkSuffices(withHours, fields, nobodyNamed, 'relief.hours')
  same(
    fields,
    'availablePoints',
    sum(more.values(), points => points),
    'relief.hours',
  )
  const made = sum(given.officers, ({ room }) => room) - sum(problem.officers, ({ room }) => room)
  same(fields, 'room', made, 'relief.hours')
  const beyondHelp = sum(problem.cases.filter(nobodyNamed), ({ points }) => points)
  same(fields, 'atLeast', certificate.missing - beyondHelp, 'relief.hours')
}

/** Somebody who had no points available has some now, and counts among those who may take a case. */
const ableAgain = (problem: Problem): readonly Case[] =>
  problem.cases.map(one => ({
    ...one,
    pool: { named: one.pool.named, officers: one.pool.named.filter(({ available }) => available > 0n) },
  }))

const checkPosts = (problem: Problem, fields: Fields, certificate: Certificate): void => {
  const byId = new Map(problem.officers.map(officer => [officer.id, officer]))
  const posts = listAt(fields.posts, 'relief.posts.posts').map((row, index) => {
    const at = `relief.posts.posts[${index}]`
    const { id, like, availablePoints } = recordAt(row, at)
    const officer = byId.get(idAt(like, `${at}.like`))
    insist(officer !== undefined, () => `${at}.like: there is no officer "${like}"`)
    insist(!byId.has(idAt(id, `${at}.id`)), () => `${at}.id: "${id}" is already an officer`)
    insist(
      BigInt(wholeAt(availablePoints, `${at}.availablePoints`)) === officer?.available,
      () => `${at}.availablePoints is not that of ${like}`,
    )
    return { id: idAt(id, `${at}.id`), like: officer }
  })
  const fresh = posts.flatMap(({ id, like }): { like: Officer; post: Officer }[] =>
    like
      ? [{ like, post: { ...like, id, used: 0n, room: roomOf({ ...like, used: 0n }), places: like.mostCases } }]
      : [],
  )
  checkSuffices(withPosts(problem, fresh), fields, nobodyAble, 'relief.posts')
  const largest = problem.officers.map(one => roomOf({ ...one, used: 0n })).reduce((a, b) => (b > a ? b : a), 1n)
  const missing = certificate.missing - sum(certificate.nobody, ({ points }) => points)
  same(fields, 'atLeast', ceilDiv(missing, largest), 'relief.posts')
}

const withPosts = (problem: Problem, fresh: readonly { like: Officer; post: Officer }[]): Problem => {
  const joined = new Map(
    problem.pools.map(pool => {
      const own = new Set(pool.officers)
      const posts = fresh.filter(({ like }) => own.has(like)).map(({ post }) => post)
      return [pool, { named: [...pool.named, ...posts], officers: [...pool.officers, ...posts] }]
    }),
  )
  return {
    officers: [...problem.officers, ...fresh.map(({ post }) => post)],
    cases: problem.cases.map(one => ({ ...one, pool: joined.get(one.pool) ?? one.pool })),
    pools: [...joined.values()],
  }
}

const checkPercent = (
  problem: Problem,
  fields: Fields,
  name: 'maxPercent' | 'percent',
  at: (problem: Problem, percent: number) => { readonly problem: Problem },
  place: string,
): void => {
  const percent = wholeAt(fields[name], `${place}.${name}`)
  const least = wholeAt(fields.atLeast, `${place}.atLeast`)
  checkSuffices(at(problem, percent).problem, fields, nobodyAble, place)
  insist(least <= percent, () => `${place}.atLeast is above ${name}`)
  const able = { ...problem, cases: problem.cases.filter(one => !nobodyAble(one)) }
  const below = { ...at(able, Math.max(0, least - 1)), back: () => undefined }
  insist(least === 0 || !holdsSplit(below), () => `${place}.atLeast is ${least}, and less is not ruled out`)
}

/** Every statement of the reliefs: each really suffices, and less than `atLeast` really would not. */
export const checkRelief = (
  problem: Problem,
  value: unknown,
  certificate: Certificate,
  unplaced: readonly Case[],
  checkMoved: (cases: unknown, expected: readonly Case[], place: string) => void,
): void => {
  const relief = recordAt(value, 'relief')
  const moved = recordAt(relief.casesMoved, 'relief.casesMoved')
  checkMoved(moved.cases, unplaced, 'relief.casesMoved.cases')
  same(moved, 'atLeast', BigInt(leastUnplaced(certificate)), 'relief.casesMoved')
  const kind = (name: string, check: (fields: Fields) => void): void => {
    const fields = recordAt(relief[name], `relief.${name}`)
    if (typeof fields.none !== 'string') check(fields)
  }
  kind('hours', fields => checkHours(problem, fields, certificate))
  kind('posts', fields => checkPosts(problem, fields, certificate))
  kind('limitRaised', fields => checkPercent(problem, fields, 'maxPercent', withLimit, 'relief.limitRaised'))
  kind('standardsRelaxed', fields => checkPercent(problem, fields, 'percent', withLessWork, 'relief.standardsRelaxed'))
}
