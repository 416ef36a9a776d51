import { z } from 'zod'
import type { CodeSet } from '../../codes/code-sets.ts'
import { wordsOf } from '../../codes/codes.ts'
import type { LicenceCondition } from '../../record/state/sentence.ts'
import { codeIn, note } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

type About = {
  readonly kind: string
  readonly title: string
  readonly set: CodeSet
  readonly label: string
  /** Where the state keeps them. */
  readonly kept: 'licenceConditions' | 'postSentenceRequirements'
}

/** A condition that begins on a day and is written out in words: the same for a licence and for post-sentence supervision. */
const condition = ({ kind, title, set, label, kept }: About) =>
  defineKind({
    kind,
    title,
    writers: caseworkers,
    schema: z.strictObject({
      category: codeIn(set, `Select the ${label.toLowerCase()}`),
      text: note('Enter what the person must or must not do'),
    }),
    questions: [
      { name: 'category', label, as: 'code', set },
      { name: 'text', label: 'What the person must or must not do', as: 'note' },
    ],
    project: (state, { entryId, supersedes, body, happened }) => {
      const started: LicenceCondition = {
        entry: supersedes ?? entryId,
        category: body.category,
        text: body.text,
        since: happened.from,
        ended: null,
      }
      return { ...state, [kept]: [...state[kept], started] }
    },
    summary: body => wordsOf(set, body.category),
  })

/** A condition of the licence begins or is added. */
export const licenceConditionStarted = condition({
  kind: 'licence-condition-started',
  title: 'Licence condition started',
  set: 'licence-condition-group',
  label: 'Group of conditions',
  kept: 'licenceConditions',
})

/** A requirement of the supervision that follows a licence begins. */
export const postSentenceRequirementStarted = condition({
  kind: 'post-sentence-requirement-started',
  title: 'Post-sentence requirement started',
  set: 'post-sentence-requirement',
  label: 'Requirement',
  kept: 'postSentenceRequirements',
})
