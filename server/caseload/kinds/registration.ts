import { z } from 'zod'
import { line, oneOf } from './answers.ts'
import { caseworkers, defineKind } from './kind.ts'

export const registrationTypes = {
  mappa: 'MAPPA',
  'child-protection': 'Child protection',
  'child-concerns': 'Child concerns',
  'domestic-abuse-perpetrator': 'Domestic abuse perpetrator',
  'domestic-abuse-victim': 'Domestic abuse victim',
  'integrated-offender-management': 'Integrated offender management',
  'suicide-self-harm': 'Risk of suicide or self-harm',
  'risk-to-staff': 'Risk to staff',
}
const acts = { added: 'Added', removed: 'Removed' }

/** A marker that other people who deal with the case must see, added or taken off. */
export const registration = defineKind({
  kind: 'registration',
  title: 'Registration',
  writers: caseworkers,
  schema: z.strictObject({
    act: oneOf(acts, 'Select whether the registration is added or removed'),
    type: oneOf(registrationTypes, 'Select the type of registration'),
    level: line('Enter the category and level').optional(),
  }),
  questions: [
    { name: 'act', label: 'Added or removed', as: 'one', options: acts },
    { name: 'type', label: 'Type', as: 'one', options: registrationTypes },
    { name: 'level', label: 'Category and level', hint: 'For MAPPA, like category 2 level 1', as: 'line' },
  ],
  project: (state, { body, happened }) => {
    const others = state.registrations.filter(one => one.type !== body.type)
    if (body.act === 'removed') return { ...state, registrations: others }
    return { ...state, registrations: [...others, { type: body.type, level: body.level ?? '', since: happened.from }] }
  },
  summary: ({ act, type, level }) =>
    `${registrationTypes[type]}${level ? `, ${level}` : ''}: ${acts[act].toLowerCase()}`,
})
