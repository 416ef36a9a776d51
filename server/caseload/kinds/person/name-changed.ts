import { z } from 'zod'
import { line, note } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

/** The person has another name from this day. The one before stays readable and is kept as a former name. */
export const nameChanged = defineKind({
  kind: 'name-changed',
  title: 'Name changed',
  writers: caseworkers,
  schema: z.strictObject({
    name: line('Enter the person’s full name'),
    text: note('Enter a note').optional(),
  }),
  questions: [
    { name: 'name', label: 'Full name from this day', as: 'line' },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  project: (state, { body }) => {
    if (state.identity === null) return state
    const former = state.formerNames.filter(name => name !== body.name && name !== state.identity?.name)
    return {
      ...state,
      identity: { ...state.identity, name: body.name },
      formerNames: state.identity.name === body.name ? former : [...former, state.identity.name],
    }
  },
  summary: body => body.name,
})
