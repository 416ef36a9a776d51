import { profileNamed, profiles, ruleSetNamed } from '@candour/workload'
import { Fields } from '../fields.ts'
import { type Answers, compare } from './compare.ts'
import type { Outcome, RunCase } from './outcome.ts'
import * as archive from './workload/archive.ts'
import * as availability from './workload/availability.ts'
import { handoverKinds, strategies } from './workload/handover.ts'
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
  archive_average: archive.average,
  rounding: archive.rounding,
  task_split: archive.split,
  period: archive.period,
  score_band: archive.band,
}

/** Kinds of the peers' own plumbing that no rule of ours answers: neither has a published case. */
const unanswered: ReadonlySet<string> = new Set(['scenario_row', 'case_past_week'])

/**
 * Runs one workload vector with the rules of `@candour/workload` and `@candour/handover` under the profile that the vector names. A peer's
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
  const profile = vector.has('profile') ? vector.text('profile') : profiles.candour.name
  const answers = answersOf(name, profile, vector.inner('input'))
  if ('verdict' in answers) return answers
  return compare(vector.inner('expected').all(), answers.answers)
}

const answersOf = (name: string, profileName: string, input: Fields): Outcome | { readonly answers: Answers } => {
  const handover = Object.hasOwn(handoverKinds, name) ? handoverKinds[name] : undefined
  const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined
  if (!handover && !kind) {
    return notSupported(
      `kind ${name}: ${unanswered.has(name) ? 'it is plumbing of the peers' : 'no rule has this name'}`,
    )
  }
  const strategy = Object.hasOwn(strategies, profileName) ? strategies[profileName] : undefined
  const profile = profileNamed(profileName)
  const ruleSet = ruleSetNamed('wmt-2021-04')
  if (!ruleSet) return notSupported('the rule set wmt-2021-04 is not shipped')
  const answers = handover ? strategy && handover(input, strategy) : profile && kind?.(input, profile, ruleSet)
  if (!answers) return notSupported(`profile ${profileName}: no profile has this name`)
  input.done()
  return { answers }
}

const notSupported = (why: string): Outcome => ({ verdict: 'not supported', why })
