import {
  availablePoints,
  casePoints,
  known,
  locationNamed,
  profiles,
  reportPoints,
  ruleSetNamed,
  tierCode,
  workloadPercent,
} from '@candour/workload'
import { BadInput } from '../command.ts'
import type { Fields } from '../fields.ts'

const seed = 'wmt-2021-04'

/** Points of one case, of a list of cases with reports, or the share of an officer's hours that they fill. */
export const workloadAnswer = (fields: Fields): Readonly<Record<string, unknown>> => {
  const ruleSet = ruleSetNamed(seed)
  if (!ruleSet) throw new BadInput(`the rule set ${seed} is not shipped`)
  const pointsOf = (row: Fields): number => {
    const t2a = row.has('t2a') && row.boolean('t2a')
    const type = row.text('caseType')
    const location = locationNamed(type)
    if (!location) throw row.wrong('caseType', type, 'COMMUNITY, CUSTODY or LICENSE')
    const code = tierCode(row.text('tier'), ruleSet)
    if (code === undefined) throw row.wrong('tier', row.any('tier'), 'a tier from A0 to D3')
    return casePoints(location, code, t2a, ruleSet)
  }
  if (fields.has('nominalTarget')) return capacity(fields)
  if (!fields.has('cases')) return { points: pointsOf(fields) }
  const cases = fields.rows('cases').reduce((sum, row) => {
    const points = pointsOf(row) * row.numberOr('count', 1)
    row.done()
    return sum + points
  }, 0)
  return { points: cases + courtReports(fields, ruleSet.data.reports) }
}

const courtReports = (fields: Fields, points: { readonly sdr: number; readonly fdr: number }): number => {
  if (!fields.has('courtReports')) return 0
  const counts = fields.inner('courtReports')
  const sum =
    reportPoints('fdr', counts.numberOr('FAST', 0), points.fdr) +
    reportPoints('sdr', counts.numberOr('STANDARD', 0), points.sdr)
  counts.done()
  return sum
}

/** @source tiering.md 1.11: hmpps-workload rounds the share to three places */
const capacity = (fields: Fields): Readonly<Record<string, unknown>> => {
  const target = known(fields.number('nominalTarget'))
  const contracted = fields.number('contractedHours')
  const hours = known({ contracted, fullTime: contracted })
  const available = availablePoints(target, hours, contracted - fields.number('availableHours'))
  const percent = workloadPercent(fields.number('usedPoints'), available, profiles.realtime)
  return {
    availablePoints: available.known ? available.value : null,
    capacityPercent: percent.known ? percent.value : null,
  }
}
