import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { earlierEntry, line, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { noSuchHandover, sides, theHandover } from './handover-parts.ts'

/**
 * One side closes its work. What it has not done stays open, with its owner and its day, and so does the handover: saying that
 * one is finished finishes nothing for the person who is to be released.
 */
export const handoverSideFinished = defineKind({
  kind: 'handover-side-finished',
  title: 'One side closes its part',
  writers: caseworkers,
  schema: z.strictObject({
    handover: earlierEntry('Select the handover'),
    side: oneOf(sides, 'Select which side closes its part'),
    says: line('Enter who says so').optional(),
    text: note('Enter a note').optional(),
  }),
  questions: [
    askEarlier('handover', 'Handover', state => theHandover(state, dayText)),
    { name: 'side', label: 'Which side', as: 'one', options: sides },
    { name: 'says', label: 'Who says so', hint: 'Name and role', as: 'line' },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: (state, { body }) => noSuchHandover(state, body.handover),
  project: (state, { body, happened }) => {
    const { handover } = state
    if (handover?.handover !== body.handover) return state
    const finishedOn = { ...handover.finishedOn, [body.side]: happened.from }
    return { ...state, handover: { ...handover, finishedOn } }
  },
  summary: body => sides[body.side],
})
