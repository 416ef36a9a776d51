import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import { count, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { withSentences } from './governing.ts'

const reasons = {
  completed: 'Completed',
  revoked: 'Revoked',
  resentenced: 'Revoked and resentenced',
  transferred: 'Transferred out of England and Wales',
  died: 'The person died',
}

/**
 * A sentence ends; without an event number, all of them. When none is left, supervision ends: the person waits for nobody any
 * more, and their record stays.
 */
export const sentenceEnded = defineKind({
  kind: 'sentence-ended',
  title: 'Sentence ended',
  writers: caseworkers,
  schema: z.strictObject({
    why: oneOf(reasons, 'Select why the sentence ended'),
    event: count(99, 'Enter the event number, like 1').optional(),
  }),
  questions: [
    { name: 'why', label: 'Why it ended', as: 'one', options: reasons },
    { name: 'event', label: 'Event number', hint: 'Leave empty when supervision ends as a whole', as: 'number' },
  ],
  objections: (state, { body: { event }, supersedes }) => {
    const isKnown = state.sentences.some(one => one.event === event)
    if (event === undefined || supersedes !== null || isKnown) return []
    return [{ field: 'event', message: `This record has no sentence with the event number ${event}` }]
  },
  project: (state, { body: { why, event }, happened }) => {
    const on = happened.from
    const ends = (of: number | null): boolean => event === undefined || of === event
    const close = <T extends { readonly ended: Day | null }>(one: T): T => ({ ...one, ended: one.ended ?? on })
    const sentences = state.sentences.map(one => (ends(one.event) ? { ...one, endedOn: one.endedOn ?? on } : one))
    const after = {
      ...withSentences(state, sentences),
      requirements: state.requirements.map(one => (ends(one.event) ? close(one) : one)),
    }
    if (sentences.some(one => one.endedOn === null)) return after
    return {
      ...after,
      requirements: after.requirements.map(close),
      licenceConditions: after.licenceConditions.map(close),
      postSentenceRequirements: after.postSentenceRequirements.map(close),
      ended: { on, why },
      withoutOfficerSince: null,
    }
  },
  summary: ({ why, event }) => `${reasons[why]}${event === undefined ? '' : `, event ${event}`}`,
})
