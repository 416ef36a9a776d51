import { z } from 'zod'
import { isKnownCode, recordedCode, wordsOf } from '../../codes/codes.ts'
import { codeIn, count, line, note } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

type Length = { readonly main: string; readonly length?: number | undefined }

/** "120 hours": the unit is that of the requirement. */
const lengthText = ({ main, length }: Length, day: string): string | null => {
  if (length === undefined) return null
  const { unit } = recordedCode('requirement-type', main, day)
  return unit === null ? String(length) : `${length} ${length === 1 ? unit.slice(0, -1) : unit}`
}

const ofMain = (sub: string, main: string): boolean =>
  !isKnownCode('requirement-subtype', sub) || recordedCode('requirement-subtype', sub, '9999').main === main

/** A requirement of a community order or suspended sentence begins: its category, and how long or how much it asks. */
export const requirementStarted = defineKind({
  kind: 'requirement-started',
  title: 'Requirement started',
  writers: caseworkers,
  schema: z
    .strictObject({
      main: codeIn('requirement-type', 'Select the requirement'),
      sub: codeIn('requirement-subtype', 'Select the kind of activity').optional(),
      length: count(5000, 'Enter how long it is as a whole number, like 20').optional(),
      event: count(99, 'Enter the event number, like 1').optional(),
      provider: line('Enter who delivers it').optional(),
      text: note('Enter a note').optional(),
    })
    .refine(({ main, sub }) => sub === undefined || ofMain(sub, main), {
      path: ['sub'],
      message: 'This belongs to another requirement: leave it open',
    }),
  questions: [
    { name: 'main', label: 'Requirement', as: 'code', set: 'requirement-type' },
    {
      name: 'sub',
      label: 'Kind of activity',
      hint: 'Only for an activity requirement',
      as: 'code',
      set: 'requirement-subtype',
    },
    {
      name: 'length',
      label: 'Length',
      hint: 'Days of rehabilitation activity or curfew, hours of unpaid work, sessions of a programme, otherwise months',
      as: 'number',
    },
    { name: 'event', label: 'Event number', hint: 'When the person serves several sentences', as: 'number' },
    { name: 'provider', label: 'Who delivers it', hint: 'Leave empty when it is not known', as: 'line' },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  project: (state, { entryId, supersedes, body, happened }) => ({
    ...state,
    requirements: [
      ...state.requirements,
      {
        entry: supersedes ?? entryId,
        event: body.event ?? null,
        main: recordedCode('requirement-type', body.main, happened.from).code,
        sub: body.sub ?? null,
        length: lengthText(body, happened.from),
        since: happened.from,
        ended: null,
      },
    ],
  }),
  summary: body => {
    const length = lengthText(body, '9999-12-31')
    return `${wordsOf('requirement-type', body.main)}${length === null ? '' : `, ${length}`}`
  },
})
