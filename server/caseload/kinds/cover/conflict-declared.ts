import { z } from 'zod'
import { line, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind, managers } from '../kind.ts'

export const conflictReasons = {
  family: 'Family or household',
  friendship: 'Friendship or a relationship',
  neighbour: 'Lives or worships close by',
  incident: 'An incident before',
  work: 'Worked together, or for one another',
  other: 'Something else',
}

/** Somebody of staff and the person should not work with one another. The officer is not given the case while it stands. */
export const conflictDeclared = defineKind({
  kind: 'conflict-declared',
  title: 'Conflict declared',
  writers: [...new Set([...caseworkers, ...managers])],
  schema: z.strictObject({
    officer: line('Select the practitioner'),
    reason: oneOf(conflictReasons, 'Select what connects them'),
    text: note('Enter what a manager needs to know').optional(),
  }),
  questions: [
    { name: 'officer', label: 'Practitioner', as: 'practitioner' },
    { name: 'reason', label: 'What connects them', as: 'one', options: conflictReasons },
    { name: 'text', label: 'What a manager needs to know', hint: 'Leave empty when nothing', as: 'note' },
  ],
  project: (state, { body: { officer, reason } }) => ({
    ...state,
    conflicts: [...state.conflicts.filter(one => one.officer !== officer), { officer, reason }],
  }),
  summary: body => conflictReasons[body.reason],
})
