import { z } from 'zod'
import { isPseudoOfficer } from '#platform/organisation/units.ts'
import { line } from './answers.ts'
import { defineKind, managers } from './kind.ts'

const namesSomebody = (code: string | undefined): code is string => code !== undefined && !isPseudoOfficer(code)

/** A team takes the case, with a named officer or with none yet. The waiting clock runs on while there is none. */
export const allocated = defineKind({
  kind: 'allocated',
  title: 'Allocated',
  writers: managers,
  schema: z.strictObject({
    team: line('Select the team'),
    practitioner: line('Select the practitioner').optional(),
  }),
  questions: [
    { name: 'team', label: 'Team', as: 'team' },
    {
      name: 'practitioner',
      label: 'Practitioner',
      hint: 'Leave empty when nobody takes the case yet',
      as: 'practitioner',
    },
  ],
  project: (state, { body: { team, practitioner }, happened }) => {
    if (namesSomebody(practitioner)) return { ...state, team, officer: practitioner, withoutOfficerSince: null }
    return { ...state, team, officer: null, withoutOfficerSince: state.withoutOfficerSince ?? happened.from }
  },
  summary: ({ practitioner }) => (namesSomebody(practitioner) ? 'With a named officer' : 'With no named officer'),
})
