import { z } from 'zod'
import { day, line, note, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'

export const reportTypes = {
  'psr-standard': 'Pre-sentence report, standard',
  'psr-fast': 'Pre-sentence report, fast',
  'psr-oral': 'Pre-sentence report, spoken in court',
  'psr-addendum': 'Addendum to a pre-sentence report',
  parole: 'Parole report',
}

/** A court or the Parole Board asks for a report. The day it is wanted is the court's: nothing is counted here. */
export const reportRequested = defineKind({
  kind: 'report-requested',
  title: 'Report requested',
  writers: caseworkers,
  schema: z.strictObject({
    type: oneOf(reportTypes, 'Select the type of report'),
    court: line('Enter who asks for it'),
    due: day('Enter the day the report is due, like 3 2 2027').optional(),
    text: note('Enter a note').optional(),
  }),
  questions: [
    { name: 'type', label: 'Type of report', as: 'one', options: reportTypes },
    { name: 'court', label: 'Who asks for it', hint: 'The court, or the Parole Board', as: 'line' },
    { name: 'due', label: 'Due', hint: 'Leave empty when no day was given', as: 'day', ahead: true },
    { name: 'text', label: 'Notes', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  project: (state, { entryId, supersedes, body, happened }) => {
    const request = supersedes ?? entryId
    const requested = {
      request,
      type: body.type,
      requestedOn: happened.from,
      dueOn: body.due ?? null,
      completedOn: null,
    }
    return { ...state, reports: [...state.reports, requested] }
  },
  summary: body => reportTypes[body.type],
})
