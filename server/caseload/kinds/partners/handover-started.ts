import { z } from 'zod'
import { day, line, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { handoverParts, sides, withParts } from './handover-parts.ts'
import { handoverPaths, handoverStart, paroleReportDue } from './handover-rules.ts'

const part = z.strictObject({
  part: oneOf(handoverParts, 'Choose a part from the list'),
  owner: oneOf(sides, 'Select who does this part'),
  due: day('Enter the day this part is due, like 3 2 2027').optional(),
})

/**
 * Prison and community begin to hand a person over: who is responsible now, who supports, and each part of the release with its
 * owner and its day. It stays open until every part is done.
 *
 * @source reference/tiering.md 3.7
 */
export const handoverStarted = defineKind({
  kind: 'handover-started',
  title: 'Handover from prison started',
  writers: caseworkers,
  schema: z.strictObject({
    responsible: oneOf(sides, 'Select who is responsible now'),
    prisonOfficer: line('Enter the prison offender manager').optional(),
    communityOfficer: line('Select the community offender manager').optional(),
    path: oneOf(handoverPaths, 'Select which rule the handover follows').optional(),
    release: day('Enter the release date, like 3 2 2027').optional(),
    hearing: day('Enter the day of the parole hearing, like 3 2 2027').optional(),
    paroleReportDue: day('Enter the day the parole report is due, like 3 2 2027').optional(),
    parts: z
      .array(part, { error: 'Enter at least one part of the handover' })
      .min(1, 'Enter at least one part of the handover')
      .refine(parts => new Set(parts.map(one => one.part)).size === parts.length, 'Enter each part only once'),
    text: note('Enter a note').optional(),
  }),
  questions: [
    { name: 'responsible', label: 'Responsible now', hint: 'The other side supports', as: 'one', options: sides },
    { name: 'prisonOfficer', label: 'Prison offender manager', hint: 'Name and prison', as: 'line' },
    { name: 'communityOfficer', label: 'Community offender manager', as: 'practitioner' },
    {
      name: 'path',
      label: 'Which rule the handover follows',
      hint: 'Gives the day on which it should have begun',
      as: 'one',
      options: handoverPaths,
    },
    { name: 'release', label: 'Release date', hint: 'Leave empty when not known', as: 'day', ahead: true },
    { name: 'hearing', label: 'Parole hearing', hint: 'Leave empty when there is none', as: 'day', ahead: true },
    {
      name: 'paroleReportDue',
      label: 'Parole report due',
      hint: 'The day that the Parole Board gave',
      as: 'day',
      ahead: true,
    },
    {
      name: 'parts',
      label: 'Parts of the handover',
      hint: 'Fill in those that this release needs',
      as: 'rows',
      rows: handoverParts,
      key: 'part',
      columns: [
        { name: 'owner', label: 'Who does it', as: 'one', options: sides },
        { name: 'due', label: 'Due', as: 'day', ahead: true },
      ],
    },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  project: (state, { entryId, supersedes, body, happened }) => {
    const parts = body.parts.map(one => ({ ...one, due: one.due ?? null, doneOn: null }))
    const begun = {
      handover: supersedes ?? entryId,
      responsible: body.responsible,
      prisonOfficer: body.prisonOfficer ?? null,
      communityOfficer: body.communityOfficer ?? null,
      startedOn: happened.from,
      shouldStart: handoverStart({
        path: body.path,
        sentenced: state.sentence?.started ?? null,
        release: body.release,
      }),
      releaseOn: body.release ?? null,
      paroleReportDue: body.paroleReportDue ?? paroleReportDue(body.hearing).day,
      parts: [],
      finishedOn: { prison: null, community: null },
      closedOn: null,
    }
    const open = parts.map(({ part: name, owner, due, doneOn }) => ({ part: name, owner, dueOn: due, doneOn }))
    return { ...state, handover: withParts(begun, open) }
  },
  summary: body => `${sides[body.responsible]} is responsible`,
})
