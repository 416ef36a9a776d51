import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { earlierEntry, note, oneOf } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { caseworkers, defineKind } from '../kind.ts'

const answers = { done: 'Done', 'not-done': 'Not done, with the reason' }

/** What became of something that a manager asked for. */
export const oversightAnswered = defineKind({
  kind: 'oversight-answered',
  title: 'Answer to management oversight',
  writers: caseworkers,
  schema: z.strictObject({
    oversight: earlierEntry('Select what was asked for'),
    answer: oneOf(answers, 'Select whether it was done'),
    text: note('Enter what was done, or why not'),
  }),
  questions: [
    askEarlier('oversight', 'What was asked for', state =>
      state.openOversight.map(({ oversight, on, dueOn }) => [
        oversight,
        `Asked ${dayText(on)}${dueOn ? `, to be done by ${dayText(dueOn)}` : ''}`,
      ]),
    ),
    { name: 'answer', label: 'Answer', as: 'one', options: answers },
    { name: 'text', label: 'What was done, or why not', as: 'note' },
  ],
  objections: (state, { body, supersedes }) =>
    supersedes !== null || state.openOversight.some(one => one.oversight === body.oversight)
      ? []
      : [{ field: 'oversight', message: 'Select something that a manager asked for and nobody has answered' }],
  project: (state, { body }) => ({
    ...state,
    openOversight: state.openOversight.filter(one => one.oversight !== body.oversight),
  }),
  summary: body => answers[body.answer],
})
