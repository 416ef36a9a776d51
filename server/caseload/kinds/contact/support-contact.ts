import { z } from 'zod'
import { wordsOf } from '../../codes/codes.ts'
import { codeIn, note } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

/**
 * Work that somebody did on a case which is not theirs. For a week it moves points from the named officer to who did it; on one's own
 * case it moves none. It says nothing of whether the person was met.
 *
 * @source reference/workload.md 1.9
 */
export const supportContact = defineKind({
  kind: 'support-contact',
  title: 'Support contact (CMS)',
  writers: caseworkers,
  schema: z.strictObject({
    work: codeIn('support-contact', 'Select what was done and how much time it took'),
    text: note('Enter what was done').optional(),
  }),
  questions: [
    {
      name: 'work',
      label: 'What was done for a colleague’s case, and how much time it took',
      hint: 'It counts for whoever did the work, and off the workload of the named officer, for a week',
      as: 'code',
      set: 'support-contact',
    },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  project: state => state,
  summary: body => wordsOf('support-contact', body.work),
})
