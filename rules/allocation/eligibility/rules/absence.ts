import type { Day, OfficerFacts } from '../facts.ts'
import { advice, type Finding, type Rule, refused } from '../rule.ts'

const MILLISECONDS_A_DAY = 86_400_000
const inWords = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const dayText = (day: Day): string => inWords.format(Date.parse(day))
const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / MILLISECONDS_A_DAY

const leaves = (left: Day, on: Day, within: number): Finding | null => {
  if (left <= on) return { outcome: 'refused', words: 'Has left the service', override: 'never' }
  const days = daysBetween(on, left)
  return days <= within ? advice(`Leaves in ${days} ${days === 1 ? 'day' : 'days'}`) : null
}

const awaySoon = (next: OfficerFacts['awayNext'], on: Day, within: number): Finding | null => {
  if (next === null || daysBetween(on, next.from) > within) return null
  return advice(
    next.to === null
      ? `Is away from ${dayText(next.from)}, with no end recorded`
      : `Is away from ${dayText(next.from)} to ${dayText(next.to)}`,
  )
}

/**
 * Whether the officer is there: not who has left, not who is away now, and with advice who leaves soon or is away in the next weeks.
 *
 * @source reference, workload 5.4 and 6.2; the days are our own reading
 */
export const absence: Rule = ({ officer: { left, absent, awayNext }, on, ruleSet }) => {
  const leaving = left === null ? null : leaves(left, on, ruleSet.leavingWithinDays)
  if (leaving?.outcome === 'refused') return leaving
  if (absent !== null) return refused(`Is away: ${absent}`)
  const away = awaySoon(awayNext, on, ruleSet.awayWithinDays)
  return leaving && away ? advice(`${leaving.words}. ${away.words}`) : (leaving ?? away)
}
