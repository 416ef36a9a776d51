import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { earlierEntry, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { defineKind, managers } from '../kind.ts'

export const reviewStages = {
  'no-review': 'No review needed',
  notified: 'Notified',
  commissioned: 'Reviewer named',
  'under-way': 'Under way',
  submitted: 'Submitted',
  'sent-back': 'Sent back',
  rated: 'Quality rated',
  shared: 'Shared with victims or families',
  closed: 'Closed',
}
const { notified: _, 'no-review': __, ...stages } = reviewStages
const ratings = {
  outstanding: 'Outstanding',
  good: 'Good',
  'requires-improvement': 'Requires improvement',
  inadequate: 'Inadequate',
}

/**
 * A review of a serious further offence comes further. About a fifth of reviews are rated by the inspectorate.
 *
 * @source reference/tiering.md 5.5; reference/inspection.md 3.9
 */
export const seriousFurtherOffenceReview = defineKind({
  kind: 'serious-further-offence-review',
  title: 'Serious further offence review',
  writers: managers,
  schema: z
    .strictObject({
      notification: earlierEntry('Select the notification'),
      stage: oneOf(stages, 'Select how far the review has come'),
      rating: oneOf(ratings, 'Select the rating').optional(),
      text: note('Enter a note').optional(),
    })
    .refine(body => (body.stage === 'rated') === (body.rating !== undefined), {
      path: ['rating'],
      message: 'Select a rating when the review was rated, and only then',
    }),
  questions: [
    askEarlier('notification', 'Notification', state =>
      state.seriousFurtherOffences.map(one => [one.notification, `Notified ${dayText(one.on)}`]),
    ),
    { name: 'stage', label: 'How far it has come', as: 'one', options: stages },
    { name: 'rating', label: 'Rating', hint: 'Only when the inspectorate rated it', as: 'one', options: ratings },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: (state, { body }) =>
    state.seriousFurtherOffences.some(one => one.notification === body.notification)
      ? []
      : [{ field: 'notification', message: 'Select a notification that stands in this record' }],
  project: (state, { body }) => ({
    ...state,
    seriousFurtherOffences: state.seriousFurtherOffences.map(one =>
      one.notification === body.notification ? { ...one, stage: body.stage } : one,
    ),
  }),
  summary: body => reviewStages[body.stage],
})
