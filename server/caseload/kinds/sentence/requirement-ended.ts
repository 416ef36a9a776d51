import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { wordsOf } from '../../codes/codes.ts'
import type { CaseState } from '../../record/state.ts'
import { earlierEntry, type Labels, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

const reasons = {
  completed: 'Completed',
  revoked: 'Revoked or removed by the court',
  varied: 'Changed: another one takes its place',
  expired: 'Its time is over',
  other: 'Another reason',
}

type Open = { readonly entry: string; readonly since: Day; readonly ended: Day | null }

/** What the record says the person must do now: requirements, licence conditions, post-sentence requirements. */
const openNow = (state: CaseState): Labels => {
  const label = (words: string, { entry, since }: Open): [string, string] => [
    entry,
    `${words} (since ${dayText(since)})`,
  ]
  const open = <T extends Open>(all: readonly T[]): T[] => all.filter(one => one.ended === null)
  return Object.fromEntries([
    ...open(state.requirements).map(one => label(wordsOf('requirement-type', one.main), one)),
    ...open(state.licenceConditions).map(one => label(wordsOf('licence-condition-group', one.category), one)),
    ...open(state.postSentenceRequirements).map(one => label(wordsOf('post-sentence-requirement', one.category), one)),
  ])
}

/** A requirement or a condition asks nothing more from this day. */
export const requirementEnded = defineKind({
  kind: 'requirement-ended',
  title: 'Requirement or condition ended',
  writers: caseworkers,
  schema: z.strictObject({
    requirement: earlierEntry('Choose the requirement or condition that ended'),
    why: oneOf(reasons, 'Select why it ended'),
    text: note('Enter a note').optional(),
  }),
  questions: [
    { name: 'requirement', label: 'Requirement or condition', as: 'entry', among: openNow },
    { name: 'why', label: 'Why it ended', as: 'one', options: reasons },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: (state, { body, supersedes }) =>
    supersedes !== null || body.requirement in openNow(state)
      ? []
      : [{ field: 'requirement', message: 'Choose a requirement or condition that runs now' }],
  project: (state, { body, happened }) => {
    const close = <T extends Open>(all: readonly T[]): readonly T[] =>
      all.map(one => (one.entry === body.requirement ? { ...one, ended: happened.from } : one))
    return {
      ...state,
      requirements: close(state.requirements),
      licenceConditions: close(state.licenceConditions),
      postSentenceRequirements: close(state.postSentenceRequirements),
    }
  },
  summary: body => reasons[body.why],
})
