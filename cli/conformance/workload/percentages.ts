import type { Figure, Profile, RuleSet } from '@candour/workload'
import {
  casePoints,
  impact,
  known,
  locationNamed,
  remainingPoints,
  shareOf,
  shown,
  tierCode,
  totalsOf,
  workloadPercent,
} from '@candour/workload'
import type { Fields } from '../../fields.ts'
import type { Answers } from '../compare.ts'
import { Rounded } from '../compare.ts'
import type { Kind } from './kind.ts'
import { valueOrNull } from './value-or-null.ts'

/** One officer or unit, or a list of them whose sums make the percentages. */
export const capacity: Kind = (input, profile) => {
  const list = input.nameOf('rows', 'officers', 'teams')
  return loadAnswers(list === undefined ? readLoad(input) : sumOf(input.rows(list).map(readRow), profile), profile)
}

export const impactOfCase: Kind = (input, profile, ruleSet) => {
  const { now, after } = impact(
    {
      used: input.number('currentPoints'),
      available: known(input.number('availablePoints')),
      casePoints: input.has('casePoints') ? input.number('casePoints') : pointsOfCase(input, ruleSet),
      alreadyHeld: input.numberOr('pointsAlreadyHeldForThisCase', 0),
    },
    profile,
  )
  return { capacityPercent: valueOrNull(now), potentialCapacityPercent: valueOrNull(after) }
}

/** A page of one officer or team, with its cases in all or by location. */
export const overview: Kind = (input, profile, ruleSet) => {
  const answers = capacity(input, profile, ruleSet)
  const counts = ['communityAndLicence', 'community', 'licence', 'custody'].filter(name => input.has(name))
  if (counts.length === 0) return answers
  let totalCases = 0
  for (const name of counts) totalCases += input.number(name)
  return { ...answers, totalCases }
}

type Load = {
  readonly used: number
  readonly available: number
  readonly cases?: number
  readonly contacts?: number
  readonly contracted?: number
  readonly reduced?: number
}

const fields = {
  cases: ['totalCases'],
  contacts: ['cmsPoints', 'cmsAdjustmentPoints'],
  contracted: ['contractedHours'],
  reduced: ['reductionHours'],
} as const

const parts = ['cases', 'contacts', 'contracted', 'reduced'] as const

const readLoad = (input: Fields): Load => {
  const load: Load = { used: input.number('totalPoints'), available: input.number('availablePoints') }
  const given = parts.flatMap(part => {
    const name = input.nameOf(...fields[part])
    return name === undefined ? [] : [[part, input.number(name)] as const]
  })
  return { ...load, ...Object.fromEntries(given) }
}

const readRow = (row: Fields): Load => {
  const load = readLoad(row)
  row.done()
  return load
}

/** Sums of what every row gives; what one row lacks has no sum. */
const sumOf = (loads: readonly Load[], profile: Profile): Load => {
  const { used, available } = totalsOf(
    loads.map(load => ({ cases: 0, used: load.used, available: known(load.available) })),
    profile,
  )
  const sums = parts.flatMap(part => {
    const values = loads.flatMap(load => load[part] ?? [])
    return values.length === loads.length ? [[part, values.reduce((sum, value) => sum + value, 0)] as const] : []
  })
  return { used, available, ...Object.fromEntries(sums) }
}

const loadAnswers = ({ used, available, cases, contacts, contracted, reduced }: Load, profile: Profile): Answers => {
  const remaining = valueOrNull(remainingPoints(used, known(available)))
  const workload = workloadPercent(used, known(available), profile)
  return {
    totalPoints: used,
    pointsUsed: used,
    availablePoints: available,
    pointsAvailable: available,
    remainingPoints: remaining,
    pointsRemaining: remaining,
    capacityPercent: percent(workload),
    capacity: workload.known ? `${shown(workload)}%` : null,
    ...(cases !== undefined && { totalCases: cases }),
    ...(contacts !== undefined && { cmsPoints: contacts, cmsPercent: percent(shareOf(contacts, available, profile)) }),
    ...(contracted !== undefined && { contractedHours: contracted }),
    ...(reduced !== undefined && { reductionHours: reduced }),
    ...(contracted !== undefined &&
      reduced !== undefined && { reductionPercent: percent(shareOf(reduced, contracted, profile)) }),
  }
}

/** The case by its type and tier; never from the table of young adults in transition, as in the peer. */
const pointsOfCase = (input: Fields, ruleSet: RuleSet): number => {
  const type = input.nameOf('caseType', 'type') ?? 'casePoints'
  const location = locationNamed(input.text(type))
  const code = tierCode(input.text('tier'), ruleSet)
  if (location === undefined) throw input.wrong(type, input.any(type), 'community, custody or licence')
  if (code === undefined) throw input.wrong('tier', input.any('tier'), 'a tier of the rule set')
  return casePoints(location, code, false, ruleSet)
}

const percent = (figure: Figure): Rounded => new Rounded(valueOrNull(figure))
