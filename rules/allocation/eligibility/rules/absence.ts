import type { Day } from '../facts.ts'
import { advice, type Finding, type Rule, refused } from '../rule.ts'

const MILLISECONDS_A_DAY = 86_400_000
const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY

const leaves = (left: Day, on: Day, within: number): Finding | null => {
  if (left <= on) return { outcome: 'refused', words: 'Has left the service', override: 'never' }
  const days = daysBetween(on, left)
  return days <= within ? advice(`Leaves in ${days} ${days === 1 ? 'day' : 'days'}`) : null
}

/**
 * Whether the officer is there: not who has left, not who is away now, and with advice who leaves soon.
 *
 * @source reference, workload 5.4 and 6.2; the days are our own reading
 */
export const absence: Rule = ({ officer: { left, absent }, on, ruleSet: { leavingWithinDays } }) => {
  const leaving = left === null ? null : leaves(left, on, leavingWithinDays)
  if (leaving?.outcome === 'refused') return leaving
  return absent === null ? leaving : refused(`Is away: ${absent}`)
}
