import type { Changes, EditGroup } from '../changes/nearest.ts'
import { nearestChanges } from '../changes/nearest.ts'
import type { Mode } from '../mode.ts'
import type { Registration } from '../registrations/registration.ts'
import { complexityCodes, roshLevels } from '../registrations/registration.ts'
import type { NeedName, RuleSetV2 } from '../rule-sets/rule-set.ts'
import { TieringError } from '../tiering-error.ts'
import { needNames } from './change.ts'
import { decideV2 } from './decide.ts'
import type { V2Input } from './input.ts'
import type { Severity } from './needs.ts'

/** What would change the letter, and what would change the digit. */
export type ChangesV2 = { readonly letter: Changes; readonly digit: Changes }

const noChanges: readonly string[] = []

/** For every answer of tier v2 the nearest value that raises or lowers the letter or the digit, found by asking the rule itself. */
export const changesV2 = (input: V2Input, mode: Mode, ruleSet: RuleSetV2): ChangesV2 => {
  const decide = (changed: V2Input) => {
    try {
      return decideV2(changed, mode, ruleSet)
    } catch (error) {
      if (error instanceof TieringError) return undefined
      throw error
    }
  }
  const groups = editsV2(input, ruleSet)
  const byLetter = { compare: (one: string, other: string) => other.localeCompare(one), holds: () => noChanges }
  const byDigit = { compare: (one: string, other: string) => Number(one) - Number(other), holds: () => noChanges }
  return {
    letter: nearestChanges(input, groups, { ...byLetter, tierOf: changed => decide(changed)?.protectLevel }),
    digit: nearestChanges(input, groups, {
      ...byDigit,
      tierOf: changed => digitOf(decide(changed)?.change.changeLevel),
    }),
  }
}

const digitOf = (level: number | undefined): string | undefined => (level === undefined ? undefined : String(level))

const editsV2 = (input: V2Input, ruleSet: RuleSetV2): readonly EditGroup<V2Input>[] => [
  rsrEdits(input, ruleSet),
  roshEdits(input),
  mappaEdits(input),
  complexityEdits(input),
  ogrsEdits(input, ruleSet),
  needEdits(input, ruleSet),
  iomEdits(input),
]

const rsrEdits = (input: V2Input, { rsr }: RuleSetV2): EditGroup<V2Input> => {
  const now = input.rsrPercent ?? 0
  return rsr
    .filter(({ from }) => from > 0)
    .toSorted((one, other) => Math.abs(one.from - now) - Math.abs(other.from - now))
    .map(({ from }) => ({
      part: 'RSR',
      words: from > now ? `RSR of ${from}% or more` : `RSR below ${from}%`,
      apply: one => ({ ...one, rsrPercent: from > now ? from : from - 0.01 }),
    }))
}

const rosh: readonly string[] = Object.keys(roshLevels)

const flag = (code: string, level: string | null = null): Registration => ({
  code,
  level,
  category: code === 'MAPP' ? 'M1' : null,
  date: '9999-12-31',
})

const swapped = (input: V2Input, away: readonly string[], added: readonly Registration[]): V2Input => ({
  ...input,
  registrations: [...input.registrations.filter(({ code }) => !away.includes(code.toUpperCase())), ...added],
})

const byNearness = (count: number, now: number): readonly number[] =>
  [...Array(count).keys()]
    .filter(rank => rank !== now)
    .toSorted((one, other) => Math.abs(one - now) - Math.abs(other - now))

const roshEdits = (input: V2Input): EditGroup<V2Input> => {
  const now = Math.max(-1, ...input.registrations.map(({ code }) => rosh.indexOf(code.toUpperCase())))
  return byNearness(rosh.length, now).map(rank => ({
    part: 'ROSH',
    words: `risk of serious harm registered as ${roshLevels[rosh[rank] ?? '']}`,
    apply: one => swapped(one, rosh, [flag(rosh[rank] ?? '')]),
  }))
}

const mappaLevels: readonly string[] = ['none', 'M1', 'M2', 'M3']

const mappaEdits = (input: V2Input): EditGroup<V2Input> => {
  const now = Math.max(
    0,
    ...input.registrations.map(({ code, level }) =>
      code.toUpperCase() === 'MAPP' ? mappaLevels.indexOf(level?.toUpperCase() ?? 'none') : 0,
    ),
  )
  return byNearness(mappaLevels.length, now).map(rank => ({
    part: 'MAPPA',
    words: rank === 0 ? 'the MAPPA registration removed' : `MAPPA level ${rank}`,
    apply: one => swapped(one, ['MAPP'], rank === 0 ? [] : [flag('MAPP', mappaLevels[rank] ?? null)]),
  }))
}

const complexityEdits = (input: V2Input): EditGroup<V2Input> => {
  const codes = Object.keys(complexityCodes)
  const present = codes.filter(code => input.registrations.some(one => one.code.toUpperCase() === code))
  const absent = codes.filter(code => !present.includes(code))
  const counted = (count: number) => `${count} ${count === 1 ? 'complexity factor' : 'complexity factors'}`
  return [
    ...absent.map((_, index) => ({
      part: 'COMPLEXITY',
      words: `${counted(index + 1)} more`,
      apply: (one: V2Input) =>
        swapped(
          one,
          [],
          absent.slice(0, index + 1).map(code => flag(code)),
        ),
    })),
    ...present.map((_, index) => ({
      part: 'COMPLEXITY',
      words: `${counted(index + 1)} fewer`,
      apply: (one: V2Input) => swapped(one, present.slice(0, index + 1), []),
    })),
  ]
}

const ogrsEdits = (input: V2Input, { ogrsPercentPerPoint }: RuleSetV2): EditGroup<V2Input> => {
  const now = input.ogrsPercent ?? 0
  const tens = [...Array(100 / ogrsPercentPerPoint + 1).keys()].map(count => count * ogrsPercentPerPoint)
  return tens
    .filter(from => from > 0)
    .toSorted((one, other) => Math.abs(one - now) - Math.abs(other - now))
    .map(from => ({
      part: 'OGRS',
      words: from > now ? `OGRS of ${from}% or more` : `OGRS below ${from}%`,
      apply: one => ({ ...one, ogrsPercent: from > now ? from : from - 1 }),
    }))
}

/** Each need one step up or down, alone. */
const needEdits = (input: V2Input, ruleSet: RuleSetV2): EditGroup<V2Input> => {
  const { assessment } = input
  if (!assessment) return []
  const withNeed = (need: NeedName, severity: Severity) => (one: V2Input) => {
    const { [need]: _, ...sections } = assessment.sections
    return { ...one, assessment: { ...assessment, sections, needs: { ...assessment.needs, [need]: severity } } }
  }
  return needNames(ruleSet).flatMap(need =>
    (['STANDARD', 'SEVERE', 'NO_NEED'] as const).map(severity => ({
      part: 'NEEDS',
      words: `the need in ${ruleSet.needs[need].name} ${severityWords[severity]}`,
      apply: withNeed(need, severity),
    })),
  )
}

const severityWords: Readonly<Record<Severity, string>> = { NO_NEED: 'none', STANDARD: 'standard', SEVERE: 'severe' }

const iomEdits = (input: V2Input): EditGroup<V2Input> => {
  const registered = input.registrations.some(({ code }) => code.toUpperCase() === 'IIOM')
  return [
    {
      part: 'IOM',
      words: registered ? 'the registration for IOM removed' : 'a registration for IOM',
      apply: one => swapped(one, ['IIOM'], registered ? [] : [flag('IIOM')]),
    },
  ]
}
