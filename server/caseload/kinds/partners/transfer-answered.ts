import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { earlierEntry, line, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { defineKind, managers } from '../kind.ts'

export const transferAnswers = { accepted: 'Accepted', rejected: 'Rejected', withdrawn: 'Withdrawn' }

/** The other team takes the case or does not, with the reason, and who there said so. */
export const transferAnswered = defineKind({
  kind: 'transfer-answered',
  title: 'Transfer answered',
  writers: managers,
  schema: z
    .strictObject({
      transfer: earlierEntry('Select the transfer'),
      answer: oneOf(transferAnswers, 'Select the answer'),
      by: line('Enter who in the other team agreed').optional(),
      reason: note('Enter the reason').optional(),
    })
    .refine(body => body.answer !== 'accepted' || body.by !== undefined, {
      path: ['by'],
      message: 'Enter who in the receiving team agreed to take the case',
    })
    .refine(body => body.answer === 'accepted' || body.reason !== undefined, {
      path: ['reason'],
      message: 'Enter why the case does not move',
    }),
  questions: [
    askEarlier('transfer', 'Transfer', ({ transfer }) =>
      transfer?.state === 'proposed' ? [[transfer.transfer, `Proposed ${dayText(transfer.on)}`]] : [],
    ),
    { name: 'answer', label: 'Answer', as: 'one', options: transferAnswers },
    { name: 'by', label: 'Who in the receiving team agreed', hint: 'Name and role', as: 'line' },
    { name: 'reason', label: 'Reason', hint: 'Needed when the case does not move', as: 'note' },
  ],
  objections: (state, { body, supersedes }) =>
    supersedes !== null || (state.transfer?.transfer === body.transfer && state.transfer.state === 'proposed')
      ? []
      : [{ field: 'transfer', message: 'Select a transfer that waits for its answer' }],
  project: (state, { body, happened }) => ({
    ...state,
    transfer:
      state.transfer?.transfer === body.transfer
        ? { ...state.transfer, state: body.answer, on: happened.from }
        : state.transfer,
  }),
  summary: body => transferAnswers[body.answer],
})
