import { z } from 'zod'
import type { Day } from '#platform/database/tables.ts'
import { codeSets } from '../../codes/code-sets.ts'
import { recordedCode, wordsOf } from '../../codes/codes.ts'
import type { CaseState } from '../../record/state.ts'
import { codeIn, day, line, oneOf } from '../answers.ts'
import { caseworkers, defineKind } from '../kind.ts'
import { inPhase, isCustodial } from './governing.ts'

const keyDates = Object.fromEntries(codeSets['key-date'].map(({ code, words }) => [code, words]))

/** No date of this list is after the last one. */
const inOrder = [
  ['HDC', 'CRD', 'SED'],
  ['PED', 'SED'],
  ['ARD', 'SED'],
  ['LED', 'SED'],
] as const

type Dated = readonly { readonly date: string; readonly on: Day }[]

const outOfOrder = (dates: Dated): readonly [string, string] | undefined => {
  const on = new Map(dates.map(one => [one.date, one.on]))
  const pairs = inOrder.flatMap(codes => codes.slice(1).map((later, at) => [codes[at] ?? '', later] as const))
  return pairs.find(([earlier, later]) => (on.get(earlier) ?? '') > (on.get(later) ?? '9999'))
}

/**
 * The form of a custodial sentence that a status stands for. Terminated sentences keep the form they had: that they ended is an
 * entry of its own.
 *
 * @source tiering.md 3.2, case type
 */
const phaseOf = (status: string, on: Day) => {
  if (status === 'P') return 'post-sentence-supervision'
  if (status === 'B') return 'licence'
  return recordedCode('custodial-status', status, on).inCustody ? 'custody' : null
}

/** Where the person is held, under which status, and the dates that the prison has calculated. */
export const custodyDates = defineKind({
  kind: 'custody-dates',
  title: 'Custody status and dates',
  writers: caseworkers,
  schema: z
    .strictObject({
      status: codeIn('custodial-status', 'Select the status'),
      establishment: line('Enter the prison').optional(),
      location: codeIn('custody-location', 'Select where the person is').optional(),
      dates: z
        .array(
          z.strictObject({
            date: oneOf(keyDates, 'Select which date it is'),
            on: day('Enter the date, like 3 2 2027'),
          }),
        )
        .refine(all => new Set(all.map(one => one.date)).size === all.length, 'Give each date only once')
        .optional(),
    })
    .superRefine(({ dates = [] }, context) => {
      const wrong = outOfOrder(dates)
      if (!wrong) return
      const [earlier, later] = wrong.map(code => wordsOf('key-date', code).toLowerCase())
      const at = dates.findIndex(one => one.date === wrong[0])
      context.addIssue({
        code: 'custom',
        path: ['dates', at, 'on'],
        message: `The ${earlier} cannot be after the ${later}`,
      })
    }),
  questions: [
    { name: 'status', label: 'Status', as: 'code', set: 'custodial-status' },
    { name: 'establishment', label: 'Prison', hint: 'Leave empty when the person is in no prison', as: 'line' },
    { name: 'location', label: 'When in no prison', as: 'code', set: 'custody-location' },
    {
      name: 'dates',
      label: 'Dates',
      hint: 'Leave empty those that have not changed',
      as: 'rows',
      rows: keyDates,
      key: 'date',
      columns: [{ name: 'on', label: 'Date', as: 'day', ahead: true }],
    },
  ],
  project: (state, { body, happened }) => {
    const status = recordedCode('custodial-status', body.status, happened.from).code
    const after: CaseState = {
      ...state,
      custody: {
        status,
        establishment:
          body.establishment ?? (body.location === undefined ? (state.custody?.establishment ?? null) : null),
        keyDates: {
          ...state.custody?.keyDates,
          ...Object.fromEntries((body.dates ?? []).map(({ date, on }) => [date, on])),
        },
      },
    }
    const phase = phaseOf(status, happened.from)
    return phase && isCustodial(state) ? inPhase(after, phase, happened.from) : after
  },
  summary: ({ status, establishment }) =>
    `${wordsOf('custodial-status', status)}${establishment ? `, ${establishment}` : ''}`,
})
