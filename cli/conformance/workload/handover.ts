import {
  type Day,
  earliestOfDeterminate,
  earliestOfIndeterminate,
  handoverDate,
  handoverPathOf,
  handoverRulesOn,
  handoverStart,
  hoursOfPattern,
  isShort,
  recommendedManager,
  responsibilityOn,
  type Strategy,
  workingPattern,
} from '@candour/handover'
import type { Fields } from '../../fields.ts'
import type { Answers } from '../compare.ts'

/** Answers one kind of case of the prison allocation service with the rules of `@candour/handover`. */
export type HandoverKind = (input: Fields, strategy: Strategy) => Answers

/** Profiles of the prison service, and what each recommends by. */
export const strategies: Readonly<Record<string, Strategy>> = {
  candour: 'risk',
  omic: 'risk',
  'omic-rosh': 'risk',
  'omic-tier': 'tier',
}

const dayOf = (input: Fields, name: string): Day => {
  const day = input.text(name)
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) throw input.wrong(name, day, 'a day')
  return day
}

const dayOrNull = (input: Fields, name: string): Day | null => (input.any(name) === null ? null : dayOf(input, name))

const date: HandoverKind = input => {
  const given = {
    earlyAllocation: input.boolean('earlyAllocation'),
    indeterminate: input.boolean('indeterminate'),
    determinateParole: input.boolean('determinateParole'),
  }
  const open = input.boolean('openConditions')
  const path = handoverPathOf(given)
  const sentenceStart = dayOrNull(input, 'sentenceStart')
  const earliestRelease = dayOrNull(input, 'earliestRelease')
  const names = { 'early-allocation': 'early_allocation', indeterminate: open ? 'indeterminate_open' : 'indeterminate' }
  const rule = { ...names, 'determinate-parole': 'determinate_parole', determinate: 'determinate' }[path]
  if (earliestRelease === null) return { handoverDate: null, rule }
  const asked = { path, sentenceStart, earliestRelease }
  const rules = handoverRulesOn(earliestRelease)
  const short = rules !== undefined && isShort(asked, rules)
  return { handoverDate: handoverDate(asked).day, rule: short ? 'determinate_short' : rule }
}

const start: HandoverKind = input => {
  const since = dayOrNull(input, 'triggerDate')
  // The trigger already is the one of the prison that the case names: category for women, arrival for men.
  input.boolean('womensPrison')
  const inOpen = [input.boolean('indeterminate'), input.boolean('openRules')].every(Boolean)
  return { handoverStart: handoverStart(dayOf(input, 'handoverDate'), inOpen ? { since } : undefined) }
}

/** Days are given as distances from a today that does not matter. */
const today = '2026-01-01'

const offset = (input: Fields, name: string): Day | null => {
  const value = input.any(name)
  if (value === null) return null
  const days = typeof value === 'string' && /^[+-]?\d+$/.test(value) ? Number(value) : value
  if (typeof days !== 'number' || !Number.isInteger(days)) throw input.wrong(name, value, 'a number of days or null')
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
}

const responsibility: HandoverKind = input => {
  const handover = offset(input, 'handoverOffsetDays')
  const begins = offset(input, 'startOffsetDays')
  if (handover !== null && begins === null) throw input.wrong('startOffsetDays', null, 'a number of days')
  return {
    responsibility: responsibilityOn(today, handover === null ? null : { start: begins ?? handover, date: handover }),
  }
}

const release: HandoverKind = input => {
  const found = input.boolean('indeterminate')
    ? earliestOfIndeterminate({ tariff: offset(input, 'tedOffset'), hearing: offset(input, 'thdOffset') }, today)
    : earliestOfDeterminate({
        paroleEligibility: offset(input, 'pedOffset'),
        automatic: offset(input, 'ardOffset'),
        conditional: offset(input, 'crdOffset'),
      })
  return { use: found?.name ?? null }
}

const recommendation: HandoverKind = (input, strategy) => {
  const textOrNull = (name: string) => (input.any(name) === null ? null : input.text(name))
  return {
    recommend: recommendedManager(
      {
        tier: textOrNull('tier'),
        rosh: input.has('rosh') || strategy === 'risk' ? textOrNull('rosh') : null,
        immigrationCase: input.boolean('immigrationCase'),
        prisonResponsible: input.boolean('prisonResponsible'),
      },
      strategy,
    ),
  }
}

const pattern: HandoverKind = input =>
  input.has('hours')
    ? { fraction: workingPattern(input.number('hours')) }
    : { hours: hoursOfPattern(input.number('fraction')) }

/** The kinds of the prison allocation service, by name. */
export const handoverKinds: Readonly<Record<string, HandoverKind>> = {
  handover_date: date,
  handover_start: start,
  responsibility,
  earliest_release: release,
  pom_recommendation: recommendation,
  working_pattern: pattern,
}
