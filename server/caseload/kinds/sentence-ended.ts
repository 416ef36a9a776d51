import { z } from 'zod'
import { oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

const reasons = {
  completed: 'Completed',
  revoked: 'Revoked',
  resentenced: 'Revoked and resentenced',
  transferred: 'Transferred out of England and Wales',
  died: 'The person died',
}

/** Supervision ends. The person waits for nobody any more, and their record stays. */
export const sentenceEnded = defineKind({
  kind: 'sentence-ended',
  title: 'Sentence ended',
  writers: caseworkers,
  schema: z.strictObject({ why: oneOf(reasons, 'Select why the sentence ended') }),
  questions: [{ name: 'why', label: 'Why it ended', as: 'one', options: reasons }],
  project: (state, { body, happened }) => ({
    ...state,
    ended: { on: happened.from, why: body.why },
    withoutOfficerSince: null,
  }),
  summary: body => reasons[body.why],
})
