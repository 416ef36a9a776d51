import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { wordsOf } from '../../codes/codes.ts'
import type { Breach } from '../../record/state/sentence.ts'
import { codeIn, day, note, oneOf } from '../answers.ts'
import { defineKind } from '../kind.ts'

const stages = {
  aware: 'Aware that the order was not kept',
  referred: 'Referred for breach',
  summons: 'Summons or warrant issued',
  'in-court': 'In court',
  result: 'Result of the court',
  withdrawn: 'Withdrawn',
}

/** Stages after which nothing more is expected of this breach. */
const concluding: ReadonlySet<string> = new Set(['result', 'withdrawn'])

/** Results that are no enforcement: revoked for good progress, withdrawn, discharged. @source tiering.md 3.2 */
const notEnforced: ReadonlySet<string> = new Set(['502', '509', '510'])

const isOpen = (breach: Breach | null): breach is Breach => breach !== null && breach.concludedOn === null

type Stage = { readonly stage: string; readonly hearingOn?: Day | undefined }

const after = (before: Breach | null, { stage, hearingOn }: Stage, on: Day): Breach => {
  const fresh = { awareOn: on, referredOn: null, inCourtOn: null }
  const breach = isOpen(before) && stage !== 'aware' ? before : fresh
  const inCourtOn = stage === 'in-court' ? on : (hearingOn ?? breach.inCourtOn)
  return {
    awareOn: breach.awareOn,
    stage,
    referredOn: stage === 'referred' ? on : breach.referredOn,
    inCourtOn,
    concludedOn: concluding.has(stage) ? on : null,
  }
}

/**
 * How far a breach of an order has come. It begins on the day somebody became aware, and standards count from then.
 *
 * @source tiering.md 3.1, 3.2 (breach results) and 5.1 (SL014)
 */
export const breach = defineKind({
  kind: 'breach',
  title: 'Breach',
  writers: ['practitioner', 'spo', 'pdu-head'],
  schema: z
    .strictObject({
      stage: oneOf(stages, 'Select how far the breach has come'),
      hearingOn: day('Enter the day of the hearing, like 3 2 2026').optional(),
      result: codeIn('breach-result', 'Select the result of the court').optional(),
      text: note('Enter what happened').optional(),
    })
    .refine(({ stage, result }) => stage !== 'result' || result !== undefined, {
      path: ['result'],
      message: 'Select the result of the court',
    })
    .refine(({ stage, result }) => stage === 'result' || result === undefined, {
      path: ['result'],
      message: 'Only the last stage has a result: leave it open',
    }),
  questions: [
    { name: 'stage', label: 'How far it has come', as: 'one', options: stages },
    {
      name: 'hearingOn',
      label: 'Day of the hearing',
      hint: 'Leave empty when it is not known',
      as: 'day',
      ahead: true,
    },
    { name: 'result', label: 'Result', hint: 'Only when the court has decided', as: 'code', set: 'breach-result' },
    { name: 'text', label: 'What happened', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: ({ breach: before }, { body, supersedes }) => {
    if (supersedes !== null || isOpen(before) === (body.stage !== 'aware')) return []
    const message = isOpen(before)
      ? `A breach is open since ${dayText(before.awareOn)}: select how far it has come since`
      : 'No breach is open: select first that somebody became aware'
    return [{ field: 'stage', message }]
  },
  project: (state, { entryId, body, happened }) => {
    const breach = after(state.breach, body, happened.from)
    if (body.stage !== 'result' || notEnforced.has(body.result ?? '')) return { ...state, breach }
    const source = { entry: entryId, on: breach.referredOn ?? breach.awareOn }
    return { ...state, breach, tiering: { ...state.tiering, enforced: [...state.tiering.enforced, source] } }
  },
  summary: ({ stage, result }) =>
    result === undefined ? stages[stage] : `${stages[stage]}: ${wordsOf('breach-result', result).toLowerCase()}`,
})
