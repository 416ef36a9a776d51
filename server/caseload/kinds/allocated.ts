import { z } from 'zod'
import { isPseudoOfficer } from '#platform/organisation/units.ts'
import { codeIn, line, note } from './answers.ts'
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
    // Entries from before the room of allocation have none of the following.
    reason: codeIn('allocation-reason', 'Select why').optional(),
    instructions: note('Enter what the practitioner needs to know').optional(),
    /** Rules that spoke against it, by their codes, and why it was decided all the same. */
    against: line('Enter the codes of the rules').optional(),
    why: note('Enter why it is decided all the same').optional(),
  }),
  questions: [
    { name: 'team', label: 'Team', as: 'team' },
    {
      name: 'practitioner',
      label: 'Practitioner',
      hint: 'Leave empty when nobody takes the case yet',
      as: 'practitioner',
    },
    { name: 'reason', label: 'Why', as: 'code', set: 'allocation-reason' },
    { name: 'instructions', label: 'What the practitioner needs to know', as: 'note' },
    {
      name: 'against',
      label: 'Rules that spoke against it',
      hint: 'By their codes. Leave empty when none did',
      as: 'line',
    },
    { name: 'why', label: 'Why it was decided all the same', as: 'note' },
  ],
  project: (state, { body: { team, practitioner }, happened }) => {
    if (namesSomebody(practitioner)) return { ...state, team, officer: practitioner, withoutOfficerSince: null }
    return { ...state, team, officer: null, withoutOfficerSince: state.withoutOfficerSince ?? happened.from }
  },
  summary: ({ practitioner }) => (namesSomebody(practitioner) ? 'With a named officer' : 'With no named officer'),
})
