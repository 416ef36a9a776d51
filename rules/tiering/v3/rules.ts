import type { Day } from '../day.ts'
import { yearsBefore } from '../day.ts'
import type { Resolved } from '../registrations/resolve.ts'
import type { RuleSetV3, TierV3 } from '../rule-sets/rule-set.ts'
import { stepOf } from '../rule-sets/rule-set.ts'
import { TieringError } from '../tiering-error.ts'
import type { Predictors, V3Input } from './input.ts'

export type RuleNameV3 =
  | 'REOFFENDING'
  | 'SEXUAL_REOFFENDING'
  | 'MAPPA_ROSH'
  | 'LIFER_IPP'
  | 'DOMESTIC_ABUSE'
  | 'STALKING'
  | 'CHILD_PROTECTION'
  | 'SEXUAL_OFFENCES'

/** What one rule proposes, and why in words. `proposal` is null where the rule has nothing to say. */
export type ProposalV3 = { readonly rule: RuleNameV3; readonly proposal: TierV3 | null; readonly why: string }

/** The names of the rules as a page says them. */
export const ruleNamesV3: Readonly<Record<RuleNameV3, string>> = {
  REOFFENDING: 'Reoffending',
  SEXUAL_REOFFENDING: 'Contact sexual reoffending',
  MAPPA_ROSH: 'MAPPA and risk of serious harm',
  LIFER_IPP: 'Life or IPP sentence',
  DOMESTIC_ABUSE: 'Domestic abuse',
  STALKING: 'Stalking',
  CHILD_PROTECTION: 'Child protection',
  SEXUAL_OFFENCES: 'Sexual offences',
}

/**
 * What each of the eight rules proposes. They are independent; the highest proposal is the tier.
 *
 * @throws TieringError for a score that no rule covers: below 0, or a contact sexual score below its band
 * @source hmpps-tier affac98a; tiering.md 1.6
 */
export const proposalsV3 = (input: V3Input, resolved: Resolved, ruleSet: RuleSetV3): readonly ProposalV3[] => [
  reoffending(input.predictors, ruleSet),
  sexualReoffending(input.predictors, ruleSet),
  mappaRosh(resolved, ruleSet),
  lifer(input, resolved, ruleSet),
  registered('DOMESTIC_ABUSE', resolved, ruleSet.domesticAbuse),
  registered('STALKING', resolved, ruleSet.stalking),
  registered('CHILD_PROTECTION', resolved, ruleSet.childProtection),
  sexualOffences(input.everCommittedSexualOffence, ruleSet),
]

const reoffending = (predictors: Predictors | null, ruleSet: RuleSetV3): ProposalV3 => {
  const { arp, csrp } = predictors ?? { arp: null, csrp: null }
  if (!arp || !csrp) return { rule: 'REOFFENDING', proposal: null, why: 'ARP and CSRP are not both known' }
  return {
    rule: 'REOFFENDING',
    proposal: reoffendingTier(arp.score, csrp.score, ruleSet),
    why: `ARP ${arp.score}% and CSRP ${csrp.score}%`,
  }
}

/** The cell of the table for these percentages. @throws TieringError below 0 */
export const reoffendingTier = (arp: number, csrp: number, ruleSet: RuleSetV3): TierV3 => {
  const row = stepOf(ruleSet.reoffending, csrp)
  if (!row) throw new TieringError('predictors.csrp', `CSRP is ${csrp}: a percentage from 0 was expected`)
  const tier = row[ruleSet.arpColumns.findIndex(from => arp >= from)]
  if (!tier) throw new TieringError('predictors.arp', `ARP is ${arp}: a percentage from 0 was expected`)
  return tier
}

const sexualReoffending = (predictors: Predictors | null, ruleSet: RuleSetV3): ProposalV3 => {
  const rule = 'SEXUAL_REOFFENDING'
  const dcSrp = predictors?.dcSrp ?? null
  if (!dcSrp) return { rule, proposal: null, why: 'DC-SRP is not known' }
  const { score, band } = dcSrp
  if (!band || band === 'NOT_APPLICABLE' || score <= 0)
    return { rule, proposal: null, why: band === null ? 'DC-SRP has no band' : 'DC-SRP does not apply' }
  const proposal = band === 'MEDIUM' ? stepOf(ruleSet.sexual.MEDIUM, score) : ruleSet.sexual[band]
  if (!proposal)
    throw new TieringError(
      'predictors.dcSrp',
      `DC-SRP is ${score}% with the band medium: a medium score is at least ${ruleSet.sexual.MEDIUM.at(-1)?.from}%`,
    )
  return { rule, proposal, why: `DC-SRP ${score}%, band ${band.toLowerCase().replace('_', ' ')}` }
}

const mappaRosh = ({ rosh, mappaCategory }: Resolved, ruleSet: RuleSetV3): ProposalV3 => {
  const table = ruleSet.mappaRosh[mappaCategory ? 'withCategory' : 'without']
  const mappa = mappaCategory ? `MAPPA category ${mappaCategory.value.slice(1)}` : 'No MAPPA category'
  return {
    rule: 'MAPPA_ROSH',
    proposal: table[rosh?.value ?? 'none'],
    why: `${mappa}, risk of serious harm ${rosh?.value ?? 'not registered'}`,
  }
}

const lifer = (input: V3Input, resolved: Resolved, ruleSet: RuleSetV3): ProposalV3 => {
  const rule = 'LIFER_IPP'
  if (!resolved.has(...ruleSet.lifeSentence))
    return { rule, proposal: null, why: 'Not registered as a life or IPP sentence' }
  const released = input.latestReleaseDate
  if (released === null) return { rule, proposal: null, why: 'A life or IPP sentence with no release recorded' }
  return {
    rule,
    proposal: liferTier(released, input.asOf, ruleSet),
    why: `A life or IPP sentence, released ${released}`,
  }
}

const liferTier = (released: Day, asOf: Day, { lifer: { withinYears, later } }: RuleSetV3): TierV3 =>
  withinYears.find(({ years }) => released >= yearsBefore(asOf, years))?.tier ?? later

const registered = (
  rule: RuleNameV3,
  resolved: Resolved,
  { codes, tier }: { readonly codes: readonly string[]; readonly tier: TierV3 },
): ProposalV3 => {
  const found = codes.filter(code => resolved.has(code))
  return found.length > 0
    ? { rule, proposal: tier, why: `Registered: ${found.join(', ')}` }
    : { rule, proposal: null, why: `Not registered: ${codes.join(' or ')}` }
}

const sexualOffences = (ever: boolean | null, ruleSet: RuleSetV3): ProposalV3 => {
  const rule = 'SEXUAL_OFFENCES'
  if (ever === null) return { rule, proposal: null, why: 'Question 1.30 is not answered' }
  return ever
    ? { rule, proposal: ruleSet.sexualOffences, why: 'Question 1.30 is answered yes' }
    : { rule, proposal: null, why: 'Question 1.30 is answered no' }
}
