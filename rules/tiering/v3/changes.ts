import type { Changes, Edit, EditGroup } from '../changes/nearest.ts'
import { nearestChanges } from '../changes/nearest.ts'
import type { Mode } from '../mode.ts'
import type { Registration } from '../registrations/registration.ts'
import { roshLevels } from '../registrations/registration.ts'
import type { RuleSetV3 } from '../rule-sets/rule-set.ts'
import { TieringError } from '../tiering-error.ts'
import { decideV3 } from './decide.ts'
import type { Score, SexualBand, V3Input } from './input.ts'
import type { V3Tier } from './order.ts'
import { compareV3 } from './order.ts'

/** Below a threshold of percentages with two decimals. */
const justBelow = 0.01

/**
 * What would change tier v3: for every answer the nearest value that raises or lowers it, found by asking the rule itself.
 * Nothing is offered for somebody who has no tier: there the gaps say what to do.
 */
export const changesV3 = (input: V3Input, mode: Mode, ruleSet: RuleSetV3): Changes => {
  const decide = (changed: V3Input) => {
    try {
      return decideV3(changed, mode, ruleSet)
    } catch (error) {
      if (error instanceof TieringError) return undefined
      throw error
    }
  }
  const tier = decide(input)?.tier
  if (tier === undefined || tier === 'MISSING' || tier === 'NOT_SUPERVISED') return { raises: [], lowers: [] }
  return nearestChanges<V3Input, V3Tier>(input, editsV3(input, ruleSet), {
    tierOf: changed => decide(changed)?.tier,
    compare: compareV3,
    holds: changed => {
      const decision = decide(changed)
      return (decision?.proposals ?? []).filter(({ proposal }) => proposal === decision?.tier).map(({ rule }) => rule)
    },
  })
}

const editsV3 = (input: V3Input, ruleSet: RuleSetV3): readonly EditGroup<V3Input>[] => [
  scoreEdits(input, 'arp', ruleSet.arpColumns),
  scoreEdits(
    input,
    'csrp',
    ruleSet.reoffending.map(({ from }) => from),
  ),
  sexualEdits(input),
  roshEdits(input),
  toggleEdits(input, 'MAPPA_ROSH', ['MAPP'], 'MAPPA'),
  liferEdits(input, ruleSet),
  toggleEdits(input, 'DOMESTIC_ABUSE', ruleSet.domesticAbuse.codes, 'domestic abuse'),
  toggleEdits(input, 'STALKING', ruleSet.stalking.codes, 'stalking'),
  toggleEdits(input, 'CHILD_PROTECTION', ruleSet.childProtection.codes, 'child protection'),
  [
    {
      part: 'SEXUAL_OFFENCES',
      words: `question 1.30 answered ${input.everCommittedSexualOffence ? 'no' : 'yes'}`,
      apply: one => ({ ...one, everCommittedSexualOffence: !one.everCommittedSexualOffence }),
    },
  ],
]

const scoreEdits = (input: V3Input, name: 'arp' | 'csrp', thresholds: readonly number[]): EditGroup<V3Input> => {
  const now = input.predictors?.[name]?.score
  if (now === undefined) return []
  const label = name.toUpperCase()
  return thresholds
    .filter(from => from > 0)
    .toSorted((one, other) => Math.abs(one - now) - Math.abs(other - now))
    .map(from =>
      from > now
        ? { part: 'REOFFENDING', words: `${label} of ${from}% or more`, apply: withScore(name, from) }
        : { part: 'REOFFENDING', words: `${label} below ${from}%`, apply: withScore(name, from - justBelow) },
    )
}

const withScore =
  (name: 'arp' | 'csrp', score: number) =>
  (input: V3Input): V3Input => {
    const before: Score | null | undefined = input.predictors?.[name]
    if (!input.predictors || !before) return input
    return { ...input, predictors: { ...input.predictors, [name]: { ...before, score } } }
  }

const bandWords: readonly (readonly [SexualBand, number, string])[] = [
  ['LOW', 0.01, 'low'],
  ['MEDIUM', 2.11, 'medium'],
  ['HIGH', 3.36, 'high'],
  ['VERY_HIGH', 5.31, 'very high'],
]

const sexualEdits = (input: V3Input): EditGroup<V3Input> => {
  const now = bandWords.findIndex(([band]) => band === input.predictors?.dcSrp?.band)
  return bandWords
    .map(([band, score, words], rank) => ({ band, score, words, away: Math.abs(rank - now) }))
    .filter(({ away }) => away > 0)
    .toSorted((one, other) => one.away - other.away)
    .map(({ band, score, words }) => ({
      part: 'SEXUAL_REOFFENDING',
      words: `DC-SRP in the band ${words}`,
      apply: (one: V3Input) =>
        one.predictors ? { ...one, predictors: { ...one.predictors, dcSrp: { score, band } } } : one,
    }))
}

const rosh: readonly string[] = Object.keys(roshLevels)

const roshEdits = (input: V3Input): EditGroup<V3Input> => {
  const registered = input.registrations.map(({ code }) => rosh.indexOf(code.toUpperCase()))
  const now = Math.max(-1, ...registered)
  return rosh
    .map((code, rank) => ({ code, away: Math.abs(rank - now) }))
    .filter(({ away }) => away > 0)
    .toSorted((one, other) => one.away - other.away)
    .map(({ code }) => ({
      part: 'MAPPA_ROSH',
      words: `risk of serious harm registered as ${roshLevels[code]}`,
      apply: (one: V3Input) => ({
        ...without(one, rosh),
        registrations: [...without(one, rosh).registrations, flag(code)],
      }),
    }))
}

/** A registration that a question "what if" adds. Its day is the latest there is, so that it counts as the newest. */
const flag = (code: string): Registration => ({ code, level: 'M1', category: 'M1', date: '9999-12-31' })

const without = (input: V3Input, codes: readonly string[]): V3Input => ({
  ...input,
  registrations: input.registrations.filter(({ code }) => !codes.includes(code.toUpperCase())),
})

const toggleEdits = (input: V3Input, part: string, codes: readonly string[], words: string): EditGroup<V3Input> => {
  const [code] = codes
  if (input.registrations.some(one => codes.includes(one.code.toUpperCase())))
    return [{ part, words: `the registration for ${words} removed`, apply: one => without(one, codes) }]
  if (code === undefined) return []
  return [
    {
      part,
      words: `a registration for ${words}${code === 'MAPP' ? ' with its category' : ''}`,
      apply: one => ({ ...one, registrations: [...one.registrations, flag(code)] }),
    },
  ]
}

const liferEdits = (input: V3Input, ruleSet: RuleSetV3): EditGroup<V3Input> => {
  const released = input.latestReleaseDate
  const years = ruleSet.lifer.withinYears.map(within => within.years)
  const passing: readonly Edit<V3Input>[] = years.map(passed => ({
    part: 'LIFER_IPP',
    words: `more than ${passed === 1 ? 'one year' : `${passed} years`} since the release`,
    apply: one => ({
      ...one,
      latestReleaseDate: released === null ? null : `${Number(one.asOf.slice(0, 4)) - passed - 1}-01-01`,
    }),
  }))
  const toggled =
    released === null ? [] : toggleEdits(input, 'LIFER_IPP', ruleSet.lifeSentence, 'a life or IPP sentence')
  return [...(released === null ? [] : passing), ...toggled]
}
