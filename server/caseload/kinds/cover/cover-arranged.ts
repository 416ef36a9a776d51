import { z } from 'zod'
import { isPseudoOfficer } from '#platform/organisation/units.ts'
import { day, line, note, oneOf } from '../answers.ts'
import { defineKind, managers } from '../kind.ts'

const reasons = { leave: 'Leave', sickness: 'Sickness', training: 'Training', other: 'Something else' }

/** Somebody does the work of the named officer until a day. The named officer stays, and answers for the case again afterwards. */
export const coverArranged = defineKind({
  kind: 'cover-arranged',
  title: 'Cover arranged',
  writers: managers,
  schema: z.strictObject({
    officer: line('Select who covers'),
    until: day('Enter the last day of the cover, like 3 2 2027'),
    reason: oneOf(reasons, 'Select why').optional(),
    text: note('Enter what the practitioner needs to know').optional(),
  }),
  questions: [
    { name: 'officer', label: 'Who covers', as: 'practitioner' },
    { name: 'until', label: 'Last day of the cover', as: 'day', ahead: true },
    { name: 'reason', label: 'Why', as: 'one', options: reasons },
    { name: 'text', label: 'What they need to know', hint: 'Leave empty when nothing', as: 'note' },
  ],
  objections: (state, { body, happened }) => [
    ...(isPseudoOfficer(body.officer)
      ? [{ field: 'officer', message: 'Select a practitioner: a code that stands for nobody covers nothing' }]
      : []),
    ...(body.until < happened.from
      ? [{ field: 'until', message: 'Enter a last day that is not before the first day of the cover' }]
      : []),
    ...(state.ended ? [{ field: 'officer', message: 'Supervision has ended: there is nothing to cover' }] : []),
  ],
  project: (state, { entryId, supersedes, body, happened }) => ({
    ...state,
    cover: { cover: supersedes ?? entryId, officer: body.officer, from: happened.from, until: body.until },
  }),
  summary: () => 'Somebody covers for the named officer',
})
