import { z } from 'zod'
import { line, note, oneOf } from '../answers.ts'
import { defineKind, managers } from '../kind.ts'

const grounds = { charged: 'Charged', convicted: 'Convicted', died: 'Died before a charge' }
const reviews = {
  mandatory: 'A review must be made',
  discretionary: 'A review was decided on',
  none: 'No review is needed',
}

/**
 * Somebody under supervision is charged with a serious further offence, and it is notified. What the record said on that day can
 * be read "as at" it; what is added afterwards shows as added afterwards.
 *
 * @source reference/tiering.md 5.5; reference/inspection.md 3.9
 */
export const seriousFurtherOffence = defineKind({
  kind: 'serious-further-offence',
  title: 'Serious further offence notified',
  writers: managers,
  schema: z.strictObject({
    offence: line('Enter the offence'),
    ground: oneOf(grounds, 'Select how far it has come'),
    review: oneOf(reviews, 'Select whether a review is made'),
    notified: line('Enter who was notified'),
    text: note('Enter what is known').optional(),
  }),
  questions: [
    { name: 'offence', label: 'Offence', as: 'line' },
    { name: 'ground', label: 'How far it has come', as: 'one', options: grounds },
    { name: 'review', label: 'Review', as: 'one', options: reviews },
    { name: 'notified', label: 'Who was notified', as: 'line' },
    { name: 'text', label: 'What is known', hint: 'No blame: facts, and where they come from', as: 'note' },
  ],
  project: (state, { entryId, supersedes, body, happened }) => {
    const stage = body.review === 'none' ? 'no-review' : 'notified'
    const notified = { notification: supersedes ?? entryId, on: happened.from, stage }
    return { ...state, seriousFurtherOffences: [...state.seriousFurtherOffences, notified] }
  },
  summary: body => grounds[body.ground],
})
