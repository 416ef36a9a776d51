import type { BrokenProtection } from '@candour/allocation'
import { type AtMost, type CaseToGive, fits, known, limitsMet, type ProtectionLimit, unknown } from '@candour/workload'
import type { CaseFacts } from '#caseload'
import type { OfficerProtection } from '#workforce'

/** `M2` of the codes of MAPPA levels. */
const MAPPA_LEVEL = /^M([1-3])$/

const mappaLevelOf = ({ registrations }: CaseFacts): CaseToGive['mappaLevel'] => {
  const managed = registrations.filter(one => one.type === 'MAPP')
  const levels = managed.map(one => Number(MAPPA_LEVEL.exec(one.mappaLevel ?? '')?.[1] ?? 0))
  if (levels.some(level => level === 0)) return unknown('the MAPPA level is not recorded')
  return known(Math.max(0, ...levels))
}

/** What of a case decides whether a protection speaks against it. */
export const caseToGive = (facts: CaseFacts): CaseToGive => ({
  risk: facts.risk === null ? unknown('the risk of serious harm is not assessed') : known(facts.risk),
  tier: facts.tier === null ? unknown('no tier is recorded') : known(facts.tier),
  mappaLevel: mappaLevelOf(facts),
  registrations: facts.registrations.map(one => one.type),
})

const brokenOf = (
  { rule, title, stage }: OfficerProtection,
  limit: ProtectionLimit,
  because: readonly { readonly label: string; readonly value: string }[],
): BrokenProtection => ({
  id: `${rule}/${limit.code}`,
  name: `${title}: ${limit.words}`,
  source: limit.source,
  decides: limit.mayDecide,
  ingredients: [
    { label: 'Stage of the protection', value: stage.known ? stage.value : `Unknown: ${stage.why}` },
    ...because,
  ],
})

/**
 * Protections that giving the cases would break, or may break where what decides is not known of the case.
 *
 * @param held the cases that the officer holds now
 */
export const protectionsBrokenBy = (
  protections: readonly OfficerProtection[],
  given: readonly CaseFacts[],
  held: readonly CaseFacts[],
): readonly BrokenProtection[] => {
  const broken = new Map<string, BrokenProtection>()
  for (const [index, one] of given.entries()) {
    const already = [...held, ...given.slice(0, index)].map(caseToGive)
    for (const protection of protections) {
      for (const { limit, because, certain } of limitsMet(protection.limits, caseToGive(one), countIn(already))) {
        const found = brokenOf(protection, limit, [
          { label: certain ? 'Broken because' : 'May be broken because', value: because },
        ])
        broken.set(found.id, broken.get(found.id) ?? found)
      }
    }
  }
  return [...broken.values()]
}

const countIn = (held: readonly CaseToGive[]) => (limit: AtMost) =>
  known(held.filter(one => isCertain(limit, one)).length)

const isCertain = ({ cases }: ProtectionLimit, one: CaseToGive): boolean => {
  const fit = fits(cases, one)
  return fit.known && fit.value
}

/** A protection that the cases somebody holds break now, and which cases. */
export type StandingBreach = { readonly protection: BrokenProtection; readonly cases: readonly string[] }

/** Protections that stand broken by what an officer holds. What is not known of a case breaks nothing. */
export const protectionsBrokenNow = (
  protections: readonly OfficerProtection[],
  held: readonly CaseFacts[],
): readonly StandingBreach[] =>
  protections.flatMap(protection =>
    protection.limits.flatMap(limit => {
      const cases = held.filter(one => isCertain(limit, caseToGive(one)))
      const most = limit.kind === 'no such case' ? 0 : limit.most
      if (most === null || cases.length <= most) return []
      const count = { label: 'Cases of this sort held now', value: `${cases.length}, at most ${most}` }
      return [{ protection: brokenOf(protection, limit, [count]), cases: cases.map(one => one.personId) }]
    }),
  )
