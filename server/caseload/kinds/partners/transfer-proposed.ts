import { z } from 'zod'
import { line, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind, managers } from '../kind.ts'

const reasons = {
  moved: 'The person moved',
  release: 'Release to another area',
  safety: 'Safety',
  other: 'Something else',
}

/** A team asks another to take the case. It stays where it is until that team has agreed and somebody allocates it. */
export const transferProposed = defineKind({
  kind: 'transfer-proposed',
  title: 'Transfer proposed',
  writers: [...new Set([...caseworkers, ...managers])],
  schema: z.strictObject({
    to: line('Select the team that would take the case'),
    reason: oneOf(reasons, 'Select why'),
    text: note('Enter what the other team needs to know'),
  }),
  questions: [
    { name: 'to', label: 'Team that would take the case', as: 'team' },
    { name: 'reason', label: 'Why', as: 'one', options: reasons },
    { name: 'text', label: 'What the other team needs to know', as: 'note' },
  ],
  project: (state, { entryId, supersedes, body, happened }) => ({
    ...state,
    transfer: { transfer: supersedes ?? entryId, to: body.to, state: 'proposed', on: happened.from },
  }),
  summary: body => reasons[body.reason],
})
