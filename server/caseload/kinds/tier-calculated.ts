import { ruleNamesV3 } from '@candour/tiering'
import { z } from 'zod'
import { anyOf, earlierEntry, line, oneOf } from './answers.ts'
import { defineKind } from './kind.ts'

export const TIER_CALCULATED = 'tier-calculated'

/** Who calculates: no person, so that nobody is credited with it. */
export const CALCULATOR = 'Candour'

export const tierV3Words = {
  ...{ A: 'A', B: 'B', C: 'C', D: 'D', E: 'E', F: 'F', G: 'G' },
  MISSING: 'Missing',
  NOT_SUPERVISED: 'Not supervised',
}
const byTime = { time: 'The passing of time' }
const yesNo = { yes: 'Yes', no: 'No' }

/**
 * The tier that follows from the record changed. Written by the service in the transaction of the entry that caused it, or on the day on
 * which the passing of time changed it, and then `cause` is the entry that the tier followed from until then. Nobody writes one by hand. Tier v2 feeds the workload weights, so it is the one that the record calls the tier.
 */
export const tierCalculated = defineKind({
  kind: TIER_CALCULATED,
  title: 'Tier calculated',
  writers: [],
  schema: z.strictObject({
    cause: earlierEntry('Give the id of the entry that caused the calculation'),
    by: oneOf(byTime, 'Say what else than an entry changed it').optional(),
    v2: line('Give tier v2')
      .regex(/^[ABCD][0-3]S?$/, 'Give a tier from A0 to D3')
      .optional(),
    v3: oneOf(tierV3Words, 'Give a tier from A to G'),
    provisional: oneOf(yesNo, 'Say whether tier v3 is provisional'),
    decidedBy: anyOf(ruleNamesV3),
    rulesV2: line('Give the rule set of tier v2'),
    rulesV3: line('Give the rule set of tier v3'),
  }),
  questions: [
    { name: 'cause', label: 'Because of', as: 'entry', among: () => ({}) },
    { name: 'by', label: 'Changed by', as: 'one', options: byTime },
    { name: 'v2', label: 'Tier v2', as: 'line' },
    { name: 'v3', label: 'Tier v3', as: 'one', options: tierV3Words },
    { name: 'provisional', label: 'Tier v3 is provisional', as: 'one', options: yesNo },
    { name: 'decidedBy', label: 'Rules that decided tier v3', as: 'many', options: ruleNamesV3 },
    { name: 'rulesV2', label: 'Rule set of tier v2', as: 'line' },
    { name: 'rulesV3', label: 'Rule set of tier v3', as: 'line' },
  ],
  project: (state, { entryId, body, happened }) => ({
    ...state,
    tier: body.v2 === undefined ? state.tier : { name: body.v2, since: happened.from, source: 'calculated' },
    tiering: {
      ...state.tiering,
      calculated: {
        entry: entryId,
        on: happened.from,
        v2: body.v2 ?? null,
        v3: body.v3,
        provisional: body.provisional === 'yes',
        cause: body.cause,
        byTime: body.by === 'time',
      },
    },
  }),
  summary: ({ v2, v3, provisional }) =>
    `v2 ${v2 ?? 'not known'}, v3 ${tierV3Words[v3]}${provisional === 'yes' ? ' (provisional)' : ''}`,
})
