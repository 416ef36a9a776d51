import { assignmentsOf } from '../plan-result.ts'
import type { Case, Officer, Pool, Problem } from '../problem.ts'
import { roomOf } from '../problem.ts'
import { ceilDiv } from '../rational.ts'
import type { Relief } from '../result.ts'
import type { Placed } from '../search/floor.ts'

const whole = (officer: Officer): bigint => roomOf({ ...officer, used: 0n })

type Filled = { readonly like: Officer; readonly cases: readonly Case[] }

/** Whose like would help most with a case: the most room, then the most kinds of cases. */
const likeFor = (one: Case, pools: readonly ReadonlySet<Officer>[]): Officer | undefined => {
  const covers = (officer: Officer): number => pools.filter(pool => pool.has(officer)).length
  let best: { readonly officer: Officer; readonly room: bigint; readonly covers: number } | undefined
  for (const officer of one.pool.officers) {
    const room = whole(officer)
    if (room < one.points || officer.mostCases < 1 || (best && room < best.room)) continue
    const candidate = { officer, room, covers: covers(officer) }
    if (!best || room > best.room || candidate.covers > best.covers) best = candidate
  }
  return best?.officer
}

/** Fills one post, the largest cases first. */
const filled = (like: Officer, rest: readonly Case[], setOf: (pool: Pool) => ReadonlySet<Officer>): Filled => {
  let left = whole(like)
  const cases: Case[] = []
  for (const one of rest) {
    if (cases.length >= like.mostCases || one.points > left || !setOf(one.pool).has(like)) continue
    left -= one.points
    cases.push(one)
  }
  return { like, cases }
}

const fill = (problem: Problem, placed: Placed): readonly Filled[] | { readonly none: string } => {
  const sets = new Map(problem.pools.map(pool => [pool, new Set(pool.officers)]))
  const setOf = (pool: Pool): ReadonlySet<Officer> => sets.get(pool) ?? new Set()
  const posts: Filled[] = []
  let rest = problem.cases
    .filter(one => !placed.has(one) && one.pool.officers.length > 0)
    .sort((a, b) => Number(b.points - a.points))
  while (rest.length > 0) {
    const [largest] = rest
    const pools = [...new Set(rest.map(({ pool }) => pool))].map(setOf)
    const like = largest && likeFor(largest, pools)
    if (!like) return { none: `Case ${largest?.id} is more than the whole limit of anybody who may take it.` }
    const post = filled(like, rest, setOf)
    const taken = new Set(post.cases)
    posts.push(post)
    rest = rest.filter(one => !taken.has(one))
  }
  return posts
}

const freshIds = (problem: Problem, count: number): readonly string[] => {
  const taken = new Set(problem.officers.map(({ id }) => id))
  const ids: string[] = []
  for (let number = 1; ids.length < count; number++) if (!taken.has(`post ${number}`)) ids.push(`post ${number}`)
  return ids
}

/** The fewest posts found. Each is like somebody there: the same hours, limit and eligibility, and nothing held yet. */
export const postsRelief = (problem: Problem, placed: Placed, missing: bigint): Relief['posts'] => {
  const posts = fill(problem, placed)
  if ('none' in posts) return posts
  if (posts.length === 0)
    return { none: 'Nobody may take the cases left over, so one more of the same would not help.' }
  const ids = freshIds(problem, posts.length)
  const largest = problem.officers.map(whole).reduce((a, b) => (b > a ? b : a), 1n)
  return {
    posts: posts.map(({ like }, index) => ({
      id: ids[index] ?? '',
      like: like.id,
      availablePoints: Number(like.available),
    })),
    atLeast: Number(ceilDiv(missing, largest)),
    assignments: [
      ...assignmentsOf(problem, placed),
      ...posts.flatMap(({ cases }, index) => cases.map(one => ({ case: one.id, officer: ids[index] ?? '' }))),
    ],
  }
}
