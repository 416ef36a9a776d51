import type { Figure, ProtectionLimit, ProtectionRule, ProtectionSet } from '@candour/workload'
import { known, protectionSetOn, protectionStanding, unknown } from '@candour/workload'
import type { Day, Trx } from '#platform/database/tables.ts'
import { factsOf, type RecordedFact } from '../staff/facts.ts'

/** A protection that holds for an officer on a day: which, since when, until when, what it means, and who says so. */
export type OfficerProtection = {
  readonly officer: string
  /** Id of the rule: `pqip`, `newly-qualified`, `pso-learning`, `vq3`, `access-4-5`, `phased-return`, `other`. */
  readonly rule: string
  readonly title: string
  /** Which stage of it; unknown where its first day is not recorded, and then its limits hold all the same. */
  readonly stage: Figure<string>
  readonly since: Day | null
  /** Last day of the stage; null is open or unknown. */
  readonly until: Day | null
  /** Last day of the whole protection; null is open or unknown. */
  readonly endsOn: Day | null
  /** Percent of contracted hours that the stage takes off; null where a manager agrees the hours. */
  readonly percent: number | null
  readonly limits: readonly ProtectionLimit[]
  readonly basis: ProtectionRule['basis']
  readonly source: string
  /** Id and version of the set of protections behind it. */
  readonly set: string
  /** The fact that was recorded; null when only the grade says so. */
  readonly fact: number | null
}

/**
 * Protections of officers on a day, by officer; whoever has none is not in the map. Confidential ones (a phased return) are
 * given to the officer and their managers alone.
 *
 * A trainee whose first day of training nobody has recorded is protected all the same: stage unknown, limits in force.
 */
export const protectionsOn = async (
  trx: Trx,
  officers: readonly string[],
  day: Day,
): Promise<ReadonlyMap<string, readonly OfficerProtection[]>> => {
  const set = protectionSetOn(day)
  if (!set.known || officers.length === 0) return new Map()
  const facts = await factsOf(trx, officers, ['protection'])
  const found = facts.flatMap(fact => protectionOf(set.value, fact, day) ?? [])
  const recorded = new Set(facts.filter(({ detail }) => detail === 'pqip').map(({ officer }) => officer))
  const unrecorded = await traineesAmong(trx, officers, day)
  const trainees = unrecorded.filter(code => !recorded.has(code)).flatMap(code => unrecordedTraining(set.value, code))
  return Map.groupBy([...found, ...trainees], ({ officer }) => officer)
}

const common = (set: ProtectionSet, rule: ProtectionRule) => ({
  ...{ rule: rule.id, title: rule.title, limits: rule.limits, basis: rule.basis, source: rule.source },
  set: `${set.id} ${set.version}`,
})

const protectionOf = (set: ProtectionSet, fact: RecordedFact, day: Day): OfficerProtection | undefined => {
  const rule = set.protections.find(({ id }) => id === fact.detail)
  const standing = rule && protectionStanding(rule, fact.from, fact.to, day)
  if (!standing) return undefined
  const { stage, since, until, endsOn } = standing
  return {
    ...common(set, rule),
    ...{
      officer: fact.officer,
      stage: known(stage.title),
      since,
      until,
      endsOn,
      percent: stage.percent,
      fact: fact.id,
    },
  }
}

const unrecordedTraining = (set: ProtectionSet, officer: string): readonly OfficerProtection[] => {
  const rule = set.protections.find(({ id }) => id === 'pqip')
  if (!rule) return []
  const stage = unknown('the day on which the training began is not recorded')
  return [{ ...common(set, rule), officer, stage, since: null, until: null, endsOn: null, percent: null, fact: null }]
}

const traineesAmong = async (trx: Trx, officers: readonly string[], day: Day): Promise<readonly string[]> => {
  const rows = await trx
    .selectFrom('platform.practitioner')
    .select('code')
    .where('code', 'in', officers)
    .where('grade', '=', 'TPO')
    .where(eb => eb.or([eb('left', 'is', null), eb('left', '>', day)]))
    .orderBy('code')
    .execute()
  return rows.map(({ code }) => code)
}
