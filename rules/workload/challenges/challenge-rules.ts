/** The levels that answer for a figure, from the team up. */
export const challengeLevels = ['spo', 'pdu-head', 'regional-director', 'national-director'] as const
export type ChallengeLevel = (typeof challengeLevels)[number]

/** What of a figure somebody says is wrong. */
export const challengeIngredients = ['case', 'tier', 'hours', 'reduction', 'report', 'contact', 'weight'] as const
export type ChallengeIngredient = (typeof challengeIngredients)[number]

/** Who owns a challenge, and how long each level has. A new one is a row with the day from which it holds. */
export type ChallengeRules = {
  readonly id: string
  readonly validFrom: string
  readonly source: string
  readonly ingredients: Readonly<Record<ChallengeIngredient, string>>
  /** Grades whose own senior officer cannot answer for them, because they are one. */
  readonly answeredAbove: readonly string[]
  /** From the first level that owns a challenge to the last, with its clock. */
  readonly steps: readonly { readonly level: ChallengeLevel; readonly workingDays: number }[]
}

/** Every set of rules, oldest first. */
export const challengeRuleSets: readonly ChallengeRules[] = [
  {
    id: 'challenges-2026-11',
    validFrom: '2026-11-01',
    source:
      'Our own reading: no public source gives an officer a way to question a figure, so none gives the owner or the days. The days are working days.',
    ingredients: {
      case: 'A case that should count, or should not',
      tier: 'The tier of a case',
      hours: 'My contracted hours',
      reduction: 'A reduction of my hours',
      report: 'Court reports',
      contact: 'Support contacts',
      weight: 'What a kind of case weighs',
    },
    answeredAbove: ['SPO'],
    steps: [
      { level: 'spo', workingDays: 5 },
      { level: 'pdu-head', workingDays: 5 },
      { level: 'regional-director', workingDays: 10 },
      { level: 'national-director', workingDays: 10 },
    ],
  },
]

/** The rules in force on a day; the first ones before they began, so that no figure is beyond question. */
export const challengeRulesOn = (day: string, sets: readonly ChallengeRules[] = challengeRuleSets): ChallengeRules => {
  const rules = sets.findLast(({ validFrom }) => validFrom <= day) ?? sets[0]
  if (!rules) throw new RangeError('There are no rules for challenges')
  return rules
}

/** The rules with this id. @throws RangeError when they are not shipped */
export const challengeRulesNamed = (id: string): ChallengeRules => {
  const rules = challengeRuleSets.find(one => one.id === id)
  if (!rules) throw new RangeError(`Challenge rules ${id} are not shipped`)
  return rules
}
