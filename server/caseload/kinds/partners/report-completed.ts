import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { anyOf, earlierEntry, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { enquiryTargets } from './enquiry.ts'
import { reportTypes } from './report-requested.ts'

const outcomes = { completed: 'Completed', withdrawn: 'No longer wanted' }
const words: Readonly<Record<string, string>> = reportTypes

/**
 * A report is done, and which enquiries were on file when it was written. Inspectors found those missing in about half of cases.
 *
 * @source reference/tiering.md 5.2
 */
export const reportCompleted = defineKind({
  kind: 'report-completed',
  title: 'Report completed',
  writers: caseworkers,
  schema: z.strictObject({
    request: earlierEntry('Select the report'),
    outcome: oneOf(outcomes, 'Select whether it was completed'),
    onFile: anyOf(enquiryTargets).optional(),
    text: note('Enter what was proposed').optional(),
  }),
  questions: [
    askEarlier('request', 'Report', state =>
      state.reports
        .filter(one => one.completedOn === null)
        .map(one => [one.request, `${words[one.type] ?? one.type}, requested ${dayText(one.requestedOn)}`]),
    ),
    { name: 'outcome', label: 'Outcome', as: 'one', options: outcomes },
    { name: 'onFile', label: 'Answers on file when it was written', as: 'many', options: enquiryTargets },
    { name: 'text', label: 'What was proposed', hint: 'Leave empty when nothing was', as: 'note' },
  ],
  objections: (state, { body, supersedes }) =>
    supersedes !== null || state.reports.some(one => one.request === body.request && one.completedOn === null)
      ? []
      : [{ field: 'request', message: 'Select a report that is not completed yet' }],
  project: (state, { body, happened }) => ({
    ...state,
    reports: state.reports.map(one => (one.request === body.request ? { ...one, completedOn: happened.from } : one)),
  }),
  summary: body => outcomes[body.outcome],
})
