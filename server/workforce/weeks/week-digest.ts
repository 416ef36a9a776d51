import { createHash } from 'node:crypto'
import type { WeekPost, WeekUnit } from './week-rows.ts'

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

const fieldsOfPost = (post: WeekPost): readonly unknown[] => [
  ...[post.team, post.officer, post.grade, post.named, post.source, post.cases_all, post.cases],
  ...[post.report_points, post.contact_points, post.used, post.available, post.percent, post.why],
  ...[post.contracted, post.reduced],
]

const fieldsOfUnit = (unit: WeekUnit): readonly unknown[] => [
  ...[unit.unit, unit.kind, unit.name, unit.officers, unit.unknown, unit.amber, unit.red],
  ...[unit.cases_all, unit.cases, unit.cases_unnamed, unit.used, unit.available, unit.percent, unit.why],
  ...[unit.contracted, unit.reduced, unit.from_file],
]

/** SHA-256, in hex, over every post and every unit of a week, byte by byte in the order of their codes: one changed figure changes it. */
export const weekDigest = (posts: readonly WeekPost[], units: readonly WeekUnit[]): string => {
  const hash = createHash('sha256')
  const sorted = posts.toSorted((a, b) => compare(a.team, b.team) || compare(a.officer, b.officer))
  for (const post of sorted) hash.update(`${JSON.stringify(fieldsOfPost(post))}\n`)
  for (const unit of units.toSorted((a, b) => compare(a.unit, b.unit)))
    hash.update(`${JSON.stringify(fieldsOfUnit(unit))}\n`)
  return hash.digest('hex')
}
