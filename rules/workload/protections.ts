import type { Figure } from './figure.ts'
import { known, unknown } from './figure.ts'
import { dayBefore, plusMonths } from './months.ts'
import type { Grade } from './rule-set.ts'

/** Risk of serious harm. */
export type Risk = 'low' | 'medium' | 'high' | 'very-high'

/** Where a rule comes from: `policy` has a source outside Candour, `own reading` is ours and open to change. */
export type Basis = { readonly basis: 'policy' | 'own reading'; readonly source: string }

/** Which cases a limit is about: every mark that is given must fit; a list fits when it holds what the case has. */
export type CaseMarks = {
  readonly risks?: readonly Risk[]
  readonly tiers?: readonly string[]
  readonly mappaLevels?: readonly number[]
  /** Codes of registrations in force. */
  readonly registrations?: readonly string[]
}

/** Who may give such a case all the same, by a recorded decision. */
export type DecidingLevel = 'spo' | 'pdu-head' | 'regional-director'

/** A case that a protected officer is not given. */
export type NoSuchCase = Basis & {
  readonly kind: 'no such case'
  readonly code: string
  readonly words: string
  readonly cases: CaseMarks
  readonly mayDecide: DecidingLevel
}

/** How many cases of a sort a protected officer holds at most; `most` is null where nobody has set a number. */
export type AtMost = Basis & {
  readonly kind: 'at most'
  readonly code: string
  readonly words: string
  readonly cases: CaseMarks
  readonly most: number | null
  readonly mayDecide: DecidingLevel
}

export type ProtectionLimit = NoSuchCase | AtMost

/** A stretch of a protection, counted in months from its first day; the last month is not part of it, null is open. */
export type Stage = {
  readonly title: string
  readonly fromMonth: number
  readonly toMonth: number | null
  /** Percent of contracted hours that it takes off; null where a manager agrees the hours. */
  readonly percent: number | null
  /** The reason of the rule set under which those hours are recorded; null when there is none. */
  readonly reason: string | null
}

/** A protection as dated data. */
export type ProtectionRule = Basis & {
  readonly id: string
  readonly title: string
  /** What its first day is: "Day on which the training began". */
  readonly firstDay: string
  /** Grades that it may be recorded for; empty is any. */
  readonly grades: readonly Grade[]
  /** Whether it says something of somebody's health: then only they and their managers read it. */
  readonly confidential: boolean
  readonly stages: readonly Stage[]
  readonly limits: readonly ProtectionLimit[]
}

/** All protections in force from a day on. */
export type ProtectionSet = {
  readonly id: string
  readonly version: string
  readonly validFrom: string
  readonly source: string
  readonly protections: readonly ProtectionRule[]
}

/** A protection as it stands for somebody on a day. Days are `YYYY-MM-DD`. */
export type Standing = {
  readonly rule: ProtectionRule
  readonly stage: Stage
  readonly since: string
  /** The last day of this stage; null is open. */
  readonly until: string | null
  /** The last day of the whole protection; null is open. */
  readonly endsOn: string | null
}

/** The last day of a protection that begins on a day, by its stages; null when its last stage is open. */
export const protectionEnd = (rule: ProtectionRule, from: string): string | null => {
  const last = rule.stages.at(-1)?.toMonth ?? null
  return last === null ? null : dayBefore(plusMonths(from, last))
}

/** The stages of a protection with their first and last days. `to` ends it earlier than its stages do, or a later stage never comes. */
export const stageDays = (
  rule: ProtectionRule,
  from: string,
  to: string | null,
): readonly { readonly stage: Stage; readonly from: string; readonly to: string | null }[] =>
  rule.stages.flatMap(stage => {
    const first = plusMonths(from, stage.fromMonth)
    const planned = stage.toMonth === null ? null : dayBefore(plusMonths(from, stage.toMonth))
    const last = planned === null || (to !== null && to < planned) ? to : planned
    return last !== null && last < first ? [] : [{ stage, from: first, to: last }]
  })

/**
 * Where somebody stands in a protection on a day.
 *
 * @param from its first day
 * @param to   its last day when it was ended or agreed; null leaves its stages to say
 * @returns undefined before its first day and after its last
 * @source reference, workload 1.10 (stages of training at 6, 12 and 18 months; 9 months newly qualified)
 */
export const protectionStanding = (
  rule: ProtectionRule,
  from: string,
  to: string | null,
  day: string,
): Standing | undefined => {
  const stages = stageDays(rule, from, to)
  const now = stages.find(one => one.from <= day && (one.to === null || day <= one.to))
  return now && { rule, stage: now.stage, since: now.from, until: now.to, endsOn: stages.at(-1)?.to ?? null }
}

/** What is known of a case when it is about to be given to somebody; unknown is not "no". */
export type CaseToGive = {
  readonly risk: Figure<Risk>
  readonly tier: Figure<string>
  /** 0 when the person is not managed under MAPPA. */
  readonly mappaLevel: Figure<number>
  readonly registrations: readonly string[]
}

/** A limit that a case meets, and whether that is certain. */
export type LimitMet = { readonly limit: ProtectionLimit; readonly because: string; readonly certain: boolean }

/**
 * The limits of protections that a case would break or may break.
 *
 * @param held how many cases that fit a limit the officer holds already; unknown counts as "may break"
 * @returns `certain` false where what decides is not known of the case; limits without a number never appear
 */
export const limitsMet = (
  limits: readonly ProtectionLimit[],
  given: CaseToGive,
  held: (limit: AtMost) => Figure,
): readonly LimitMet[] =>
  limits.flatMap(limit => {
    const fit = fits(limit.cases, given)
    if (fit.known && !fit.value) return []
    const met = limit.kind === 'no such case' ? certainly(limit.words) : aboveMost(limit, held(limit))
    if (!met) return []
    return [fit.known ? { limit, ...met } : { limit, because: fit.why, certain: false }]
  })

type Met = Pick<LimitMet, 'because' | 'certain'>

const certainly = (because: string): Met => ({ because, certain: true })

const aboveMost = ({ most }: AtMost, held: Figure): Met | undefined => {
  if (most === null || (held.known && held.value < most)) return undefined
  return held.known ? certainly(`${held.value} held already, at most ${most}`) : { because: held.why, certain: false }
}

/** Whether a case has every mark; unknown, with what is missing, when it may. */
export const fits = (marks: CaseMarks, given: CaseToGive): Figure<boolean> => {
  const checks: readonly Figure<boolean>[] = [
    holds(marks.risks, given.risk),
    holds(marks.tiers, given.tier),
    holds(marks.mappaLevels, given.mappaLevel),
    known(marks.registrations?.some(code => given.registrations.includes(code)) ?? true),
  ]
  if (checks.some(check => check.known && !check.value)) return known(false)
  return checks.find(check => !check.known) ?? known(true)
}

const holds = <T>(wanted: readonly T[] | undefined, has: Figure<T>): Figure<boolean> => {
  if (wanted === undefined) return known(true)
  return has.known ? known(wanted.includes(has.value)) : unknown(has.why)
}
