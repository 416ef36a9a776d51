import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { day, earlierEntry, line, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { noSuchHandover, sides, theHandover } from './handover-parts.ts'

/** Responsibility passes from one side to the other, or an officer or the release date changes. @source reference/tiering.md 3.7 */
export const handoverResponsibility = defineKind({
  kind: 'handover-responsibility',
  title: 'Responsibility in the handover',
  writers: caseworkers,
  schema: z.strictObject({
    handover: earlierEntry('Select the handover'),
    responsible: oneOf(sides, 'Select who is responsible from now on'),
    prisonOfficer: line('Enter the prison offender manager').optional(),
    communityOfficer: line('Select the community offender manager').optional(),
    release: day('Enter the release date, like 3 2 2027').optional(),
    text: note('Enter a note').optional(),
  }),
  questions: [
    askEarlier('handover', 'Handover', state => theHandover(state, dayText)),
    { name: 'responsible', label: 'Responsible from now on', as: 'one', options: sides },
    { name: 'prisonOfficer', label: 'Prison offender manager', hint: 'Leave empty when it stays the same', as: 'line' },
    { name: 'communityOfficer', label: 'Community offender manager', as: 'practitioner' },
    { name: 'release', label: 'Release date', hint: 'Leave empty when it stays the same', as: 'day', ahead: true },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: (state, { body }) => noSuchHandover(state, body.handover),
  project: (state, { body }) => {
    const { handover } = state
    if (handover?.handover !== body.handover) return state
    const { responsible, prisonOfficer, communityOfficer, release } = body
    const changed = {
      responsible,
      prisonOfficer: prisonOfficer ?? handover.prisonOfficer,
      communityOfficer: communityOfficer ?? handover.communityOfficer,
      releaseOn: release ?? handover.releaseOn,
    }
    return { ...state, handover: { ...handover, ...changed } }
  },
  summary: body => `${sides[body.responsible]} is responsible`,
})
