import { profileNamed, profiles, ruleSetNamed } from '@candour/workload'
import { Fields } from '../fields.ts'
import { compare } from './compare.ts'
import type { Outcome, RunCase } from './outcome.ts'
import * as availability from './workload/availability.ts'
import type { Kind } from './workload/kind.ts'
import * as percentages from './workload/percentages.ts'
import * as points from './workload/points.ts'
import * as reductions from './workload/reductions.ts'
import * as workbook from './workload/workbook.ts'

const kinds: Readonly<Record<string, Kind>> = {
  available_points: availability.available,
  hours_basis: availability.hours,
  nominal_target: availability.target,
  default_hours: availability.startHours,
  grade_mapping: availability.gradeBand,
  tier_points: points.tier,
  report_points: points.report,
  workload_points: points.officer,
  adjustment_net: points.net,
  cms_points: points.contactCode,
  cms_adjustment: points.contactMove,
  capacity: percentages.capacity,
  impact: percentages.impactOfCase,
  overview_totals: percentages.overview,
  reduction_hours: reductions.defaultAndLimit,
  reduction_status: reductions.status,
  active_reductions: reductions.counted,
  number_normalise: workbook.count,
  location_normalise: workbook.location,
  tier_code: workbook.tierOfCode,
  totals_mapping: workbook.totals,
  import_guard: workbook.guard,
}

const later = 'it comes with the issue that builds its room'
const plumbing = "it is the peers' own plumbing, which Candour does not have"

/** Kinds of the vectors that no rule of this package answers, and why. */
const unanswered: Readonly<Record<string, string>> = {
  handover_date: later,
  handover_start: later,
  earliest_release: later,
  responsibility: later,
  pom_recommendation: later,
  working_pattern: later,
  score_band: later,
  archive_average: later,
  task_split: plumbing,
  period: plumbing,
  rounding: plumbing,
  scenario_row: plumbing,
  case_past_week: plumbing,
}

/**
 * Runs one workload vector with the rules of `@candour/workload` under the profile that the vector names. A peer's
 * defect is therefore found only under that peer's profile: Candour's own answers differ.
 */
export const runWorkloadCase: RunCase = vector => {
  try {
    return run(new Fields(vector, ''))
  } catch (error) {
    return notSupported(error instanceof Error ? error.message : String(error))
  }
}

const run = (vector: Fields): Outcome => {
  const name = vector.text('kind')
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (!kind) return notSupported(`kind ${name}: ${unanswered[name] ?? 'no rule has this name'}`)
  const profile = vector.has('profile') ? profileNamed(vector.text('profile')) : profiles.candour
  if (!profile) return notSupported(`profile ${vector.text('profile')}: no profile has this name`)
  const ruleSet = ruleSetNamed('wmt-2021-04')
  if (!ruleSet) return notSupported('the rule set wmt-2021-04 is not shipped')
  const input = vector.inner('input')
  const answers = kind(input, profile, ruleSet)
  input.done()
  return compare(vector.inner('expected').all(), answers)
}

const notSupported = (why: string): Outcome => ({ verdict: 'not supported', why })
