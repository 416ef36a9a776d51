import { locations } from './location.ts'
import type { Grade, RuleSet, RuleSetData } from './rule-set.ts'
import { checkRuleSet } from './rule-set-check.ts'

/**
 * Checks a rule set and lays out its tables.
 *
 * @param value the data, from a file of this package or from JSON that a person wrote
 * @throws RangeError that names the first wrong field, what stands there and what may
 */
export const ruleSetFrom = (value: unknown): RuleSet => {
  checkRuleSet(value)
  const data: RuleSetData = value
  return {
    data,
    stamp: { id: data.id, version: data.version },
    codeOfTier: new Map(data.tiers.map((tier, code) => [tier.name, code])),
    caseWeights: Float64Array.from(locations.flatMap(location => data.tiers.map(tier => tier[location]))),
    t2aWeights: Float64Array.from(locations.flatMap(location => data.tiers.map(tier => tier.t2a[location]))),
    gradeOfCode: gradesByCode(data),
    contactOfCode: new Map(data.contacts.map(contact => [contact.code, contact])),
  }
}

const gradesByCode = (data: RuleSetData): ReadonlyMap<string, Grade> => {
  const { PO, SPO, TPO, PSO } = data.gradeCodes
  const rows: [string, Grade][] = []
  for (const code of PO) rows.push([code, 'PO'])
  for (const code of SPO) rows.push([code, 'SPO'])
  for (const code of TPO) rows.push([code, 'TPO'])
  for (const code of PSO) rows.push([code, 'PSO'])
  return new Map(rows)
}
