import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import type { RiskLevel } from '../../record/state.ts'
import type { Labels } from '../answers.ts'
import file from './countersigning-rules.json' with { type: 'json' }

const levels = z.enum(['low', 'medium', 'high', 'very-high'])
const Rules = z.strictObject({
  source: z.string(),
  sets: z.array(
    z.strictObject({
      from: z.iso.date(),
      roles: z.record(z.string(), z.strictObject({ words: z.string() })),
      rules: z.array(
        z.strictObject({
          roles: z.array(z.string()),
          levels: z.array(levels),
          /** One of these must be there; without the list none need be. */
          factors: z.array(z.string()).optional(),
          needed: z.enum(['yes', 'no']),
          why: z.string(),
        }),
      ),
      otherwise: z.string(),
      mayNeedTwo: z.array(z.string()),
    }),
  ),
})
const { sets } = Rules.parse(file)

/** The countersigning roles, in words, by the value that is stored. */
export const countersigningRoles: Labels = Object.fromEntries(
  sets.flatMap(set => Object.entries(set.roles).map(([role, { words }]) => [role, words])),
)

type Signed = {
  readonly on: Day
  /** The countersigning role of who signed; undefined when nobody said. */
  readonly role: string | undefined
  readonly level: RiskLevel
  readonly factors: readonly string[]
}

/**
 * Whether an assessment must be countersigned, and why.
 *
 * @returns `unknown` where the sources say nothing: it is then shown as unknown and never as fine
 * @source reference/tiering.md 5.4
 */
export const countersignatureNeeded = ({ on, role, level, factors }: Signed) => {
  const set = sets.findLast(one => one.from <= on)
  if (!set) return unknown('No countersigning rules are known for the day of the assessment')
  if (role === undefined) return unknown('The countersigning role of who signed is not recorded')
  const rule = set.rules.find(
    one =>
      one.roles.includes(role) &&
      one.levels.includes(level) &&
      (one.factors === undefined || one.factors.some(factor => factors.includes(factor))),
  )
  return rule ? { needed: rule.needed, why: rule.why } : unknown(set.otherwise)
}

const unknown = (why: string) => ({ needed: 'unknown' as const, why })

/** Whether a first countersigner may pass the assessment on for a second signature: seen on prison routes only. */
export const mayNeedTwo = (role: string | null, on: Day): boolean =>
  role !== null && (sets.findLast(one => one.from <= on)?.mayNeedTwo.includes(role) ?? false)
