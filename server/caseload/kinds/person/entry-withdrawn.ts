import { z } from 'zod'
import { earlierEntry, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

const reasons = {
  'wrong-person': 'It was written in the record of the wrong person',
  duplicate: 'It was written twice',
  'did-not-happen': 'It did not happen',
}

/** The name of the kind, for the fold: the one kind that changes what other entries do. */
export const WITHDRAWAL = 'entry-withdrawn'

/**
 * Another entry of this record no longer counts. Both stay readable in the timeline, with the reason; nothing is taken away.
 * The fold leaves the named entry out in every version of it (record/fold.ts), so there is nothing to project here.
 */
export const entryWithdrawn = defineKind({
  kind: WITHDRAWAL,
  title: 'Entry withdrawn',
  writers: caseworkers,
  schema: z.strictObject({
    withdrawn: earlierEntry('Choose the entry that is withdrawn'),
    why: oneOf(reasons, 'Select why it is withdrawn'),
    text: note('Enter what was wrong, and where the entry belongs'),
  }),
  questions: [
    {
      name: 'withdrawn',
      label: 'Entry that is withdrawn',
      hint: 'Open the entry and follow “Withdraw this entry”: it then stands here',
      as: 'entry',
      among: () => ({}),
    },
    { name: 'why', label: 'Why', as: 'one', options: reasons },
    { name: 'text', label: 'What was wrong, and where it belongs', as: 'note' },
  ],
  project: state => state,
  summary: body => reasons[body.why],
})
