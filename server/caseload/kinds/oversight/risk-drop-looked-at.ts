import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import type { CaseState } from '../../record/state.ts'
import { earlierEntry, type Labels, note, oneOf } from '../answers.ts'
import { defineKind } from '../kind.ts'

const findings = {
  right: 'The lower level is right',
  mistake: 'It was a mistake, and is being put right',
}

/** The registration that waits to be looked at. */
const waiting = ({ tiering: { drop } }: CaseState): Labels =>
  drop === null || drop.confirmed !== null
    ? {}
    : { [drop.entry]: `From ${drop.from} to ${drop.to}, ${dayText(drop.on)}` }

/**
 * A second person looked at a registration or an assessment that lowered the risk of serious harm. Never the one who registered it: a slip of one
 * hand would otherwise lower the tier of somebody who is dangerous.
 *
 * @source tiering.md 8, safety net
 */
export const riskDropLookedAt = defineKind({
  kind: 'risk-drop-looked-at',
  title: 'Lower risk of serious harm looked at',
  writers: ['practitioner', 'spo', 'pdu-head'],
  schema: z.strictObject({
    registration: earlierEntry('Choose what lowered the risk'),
    finding: oneOf(findings, 'Select what you found'),
    text: note('Enter why').optional(),
  }),
  questions: [
    { name: 'registration', label: 'What lowered the risk', as: 'entry', among: waiting },
    { name: 'finding', label: 'What you found', as: 'one', options: findings },
    { name: 'text', label: 'Why', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: ({ tiering: { drop } }, { author, workDoneBy, body, supersedes }) => {
    if (supersedes !== null || drop === null) return []
    if (drop.confirmed !== null || drop.entry !== body.registration)
      return [{ field: 'registration', message: 'No lower risk waits to be looked at' }]
    return drop.by === author || drop.by === workDoneBy
      ? [{ field: 'registration', message: 'Somebody other than the person who recorded the lower risk looks at it' }]
      : []
  },
  project: (state, { entryId, author, body, happened }) => {
    const { drop } = state.tiering
    if (drop?.entry !== body.registration) return state
    const confirmed = { entry: entryId, on: happened.from, by: author, finding: body.finding }
    return { ...state, tiering: { ...state.tiering, drop: { ...drop, confirmed } } }
  },
  summary: body => findings[body.finding],
})
