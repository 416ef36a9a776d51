import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { earlierEntry } from '../answers.ts'
import { askEarlier } from '../ask-earlier.ts'
import { defineKind, managers } from '../kind.ts'

/** A cover ends before its last day. */
export const coverEnded = defineKind({
  kind: 'cover-ended',
  title: 'Cover ended',
  writers: managers,
  schema: z.strictObject({ cover: earlierEntry('Select the cover') }),
  questions: [
    askEarlier('cover', 'Cover', ({ cover }) => (cover ? [[cover.cover, `Until ${dayText(cover.until)}`]] : [])),
  ],
  objections: (state, { body, supersedes }) =>
    supersedes !== null || state.cover?.cover === body.cover
      ? []
      : [{ field: 'cover', message: 'Select a cover that still runs' }],
  project: (state, { body }) => ({ ...state, cover: state.cover?.cover === body.cover ? null : state.cover }),
  summary: () => 'The named officer does the work again',
})
