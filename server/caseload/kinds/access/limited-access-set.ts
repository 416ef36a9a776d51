import { z } from 'zod'
import { oneOf } from '../answers.ts'
import { defineKind } from '../kind.ts'

const rules = { exclusion: 'Staff kept out', restriction: 'Only named staff let in' }
const acts = { set: 'Set', ended: 'Ended' }

/**
 * Two people limited who opens this record, or ended a limit. The entry tells that and when; who is on the list, and why, only
 * those read who keep it. Nobody writes it by a form: the decision does (access/commands/decide-limit.ts).
 */
export const limitedAccessSet = defineKind({
  kind: 'limited-access-set',
  title: 'Access limited',
  writers: [],
  schema: z.strictObject({
    rule: oneOf(rules, 'Select whether staff are kept out or named staff let in'),
    act: oneOf(acts, 'Select whether the limit is set or ended'),
    proposal: z.uuid('Give the id of the proposal'),
  }),
  questions: [
    { name: 'rule', label: 'Limit', as: 'one', options: rules },
    { name: 'act', label: 'Set or ended', as: 'one', options: acts },
    { name: 'proposal', label: 'Number of the decision', as: 'line' },
  ],
  project: state => state,
  summary: ({ rule, act }) => `${rules[rule]}: ${acts[act].toLowerCase()}`,
})
