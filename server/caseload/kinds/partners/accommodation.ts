import { z } from 'zod'
import { note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

export const accommodationTypes = {
  owner: 'Own home',
  'rented-social': 'Rented from a council or housing association',
  'rented-private': 'Rented privately',
  family: 'With family',
  friends: 'With friends',
  'approved-premises': 'Approved premises',
  cas2: 'Bail or home detention curfew accommodation (CAS2)',
  cas3: 'Short stay after release (CAS3)',
  hostel: 'Hostel',
  supported: 'Supported housing',
  hospital: 'Hospital',
  prison: 'Prison',
  'rough-sleeping': 'Sleeping rough',
  none: 'No fixed place',
  unknown: 'Not known',
}
const settlement = { yes: 'Settled', no: 'Not settled', unknown: 'Not known' }
const homelessness = { yes: 'Yes', no: 'No', unknown: 'Not known' }

/** Where the person lives from this day on, whether they can stay, and whether release would leave them without a home. */
export const accommodation = defineKind({
  kind: 'accommodation',
  title: 'Accommodation',
  writers: caseworkers,
  schema: z.strictObject({
    type: oneOf(accommodationTypes, 'Select where the person lives'),
    settled: oneOf(settlement, 'Select whether it is settled'),
    homelessOnRelease: oneOf(homelessness, 'Select whether release would leave them homeless').optional(),
    text: note('Enter a note').optional(),
  }),
  questions: [
    { name: 'type', label: 'Where the person lives', as: 'one', options: accommodationTypes },
    { name: 'settled', label: 'Is it settled?', as: 'one', options: settlement },
    {
      name: 'homelessOnRelease',
      label: 'Would release leave them homeless?',
      hint: 'Only while the person is in custody',
      as: 'one',
      options: homelessness,
    },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  project: (state, { body, happened }) => ({
    ...state,
    accommodation: {
      status: body.type,
      since: happened.from,
      settled: body.settled === 'unknown' ? null : body.settled === 'yes',
      homelessOnRelease: body.homelessOnRelease ?? null,
    },
  }),
  summary: ({ type, settled }) => `${accommodationTypes[type]}, ${settlement[settled].toLowerCase()}`,
})
