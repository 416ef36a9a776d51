import { z } from 'zod'
import { day, line, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { inPhase, isCustodial } from './governing.ts'

const releases = {
  conditional: 'At the conditional release date',
  automatic: 'At the automatic release date',
  'home-detention-curfew': 'On home detention curfew',
  parole: 'By the Parole Board',
  executive: 'By executive decision',
  'after-recall': 'After a recall',
}

/** The person leaves prison on licence. From this day the sentence is served in the community. */
export const released = defineKind({
  kind: 'released',
  title: 'Released from custody',
  writers: caseworkers,
  schema: z.strictObject({
    how: oneOf(releases, 'Select how the person was released'),
    establishment: line('Enter the prison').optional(),
    licenceEnds: day('Enter the day the licence ends, like 3 2 2027').optional(),
    text: note('Enter a note').optional(),
  }),
  questions: [
    { name: 'how', label: 'How the person was released', as: 'one', options: releases },
    { name: 'establishment', label: 'From which prison', hint: 'Leave empty when it is not known', as: 'line' },
    { name: 'licenceEnds', label: 'Licence ends', hint: 'Leave empty when it is not known', as: 'day', ahead: true },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: (_, { body: { licenceEnds }, happened }) =>
    licenceEnds !== undefined && licenceEnds < happened.from
      ? [{ field: 'licenceEnds', message: 'The licence cannot end before the day of release' }]
      : [],
  project: (state, { entryId, body, happened }) => {
    const after = {
      ...state,
      tiering: { ...state.tiering, released: { entry: entryId, on: happened.from } },
      custody: {
        status: 'B',
        establishment: null,
        keyDates: { ...state.custody?.keyDates, ...(body.licenceEnds ? { LED: body.licenceEnds } : {}) },
      },
    }
    return isCustodial(state) ? inPhase(after, 'licence', happened.from) : after
  },
  summary: body => releases[body.how],
})
