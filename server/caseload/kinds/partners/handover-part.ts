import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { day, earlierEntry, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { handoverParts, noSuchHandover, sides, theHandover, withParts } from './handover-parts.ts'

const acts = {
  done: 'Done',
  added: 'Added, or given another owner or day',
  reopened: 'Not done after all',
}

/** One part of a handover is done, added, given to the other side, or turns out not to be done. */
export const handoverPart = defineKind({
  kind: 'handover-part',
  title: 'Part of the handover',
  writers: caseworkers,
  schema: z
    .strictObject({
      handover: earlierEntry('Select the handover'),
      part: oneOf(handoverParts, 'Select the part'),
      act: oneOf(acts, 'Select what became of it'),
      owner: oneOf(sides, 'Select who does it').optional(),
      due: day('Enter the day it is due, like 3 2 2027').optional(),
      text: note('Enter a note').optional(),
    })
    .refine(body => body.act !== 'added' || body.owner !== undefined, {
      path: ['owner'],
      message: 'Select who does this part: a part without an owner is nobody’s',
    }),
  questions: [
    askEarlier('handover', 'Handover', state => theHandover(state, dayText)),
    { name: 'part', label: 'Part', as: 'one', options: handoverParts },
    { name: 'act', label: 'What became of it', as: 'one', options: acts },
    { name: 'owner', label: 'Who does it', hint: 'Leave empty when that stays as it is', as: 'one', options: sides },
    { name: 'due', label: 'Due', hint: 'Leave empty when that stays as it is', as: 'day', ahead: true },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: (state, { body }) => {
    const wrong = noSuchHandover(state, body.handover)
    if (wrong.length > 0 || body.act === 'added') return wrong
    return state.handover?.parts.some(one => one.part === body.part)
      ? []
      : [{ field: 'part', message: 'The handover has no such part. Add it first' }]
  },
  project: (state, { body, happened }) => {
    const { handover } = state
    if (handover?.handover !== body.handover) return state
    const before = handover.parts.find(one => one.part === body.part)
    const owner = body.owner ?? before?.owner
    if (owner === undefined) return state
    const doneOn = body.act === 'done' ? happened.from : null
    const changed = { part: body.part, owner, dueOn: body.due ?? before?.dueOn ?? null, doneOn }
    const parts = before ? handover.parts.map(one => (one === before ? changed : one)) : [...handover.parts, changed]
    return { ...state, handover: withParts(handover, parts) }
  },
  summary: ({ part, act }) => `${handoverParts[part]}: ${acts[act].toLowerCase()}`,
})
