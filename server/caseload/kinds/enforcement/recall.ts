import { z } from 'zod'
import { dayText } from '#platform/web/dates.ts'
import { recordedCode, wordsOf } from '../../codes/codes.ts'
import type { Entry } from '../../record/entry.ts'
import type { Recall } from '../../record/state/sentence.ts'
import type { CaseState } from '../../record/state.ts'
import { codeIn, note, oneOf } from '../answers.ts'
import { defineKind } from '../kind.ts'
import { circumstances, newOffences, recallRule, sentenceGroups } from './recall-type.ts'

const yesNo = { yes: 'Yes', no: 'No' }
const BEGUN = 'REC01'
const DECIDED = 'REC07'
const SIGNED_BY_ANOTHER: ReadonlySet<string> = new Set(['REC03', 'REC04'])

const fields = z.strictObject({
  stage: codeIn('recall-status', 'Select how far the recall has come'),
  type: codeIn('recall-type', 'Select the type of recall').optional(),
  group: oneOf(sentenceGroups, 'Select the sentence').optional(),
  newOffence: oneOf(newOffences, 'Select whether the recall is on a new offence').optional(),
  circumstances: z
    .array(
      z.strictObject({
        circumstance: oneOf(circumstances, 'Choose from the list'),
        applies: oneOf(yesNo, 'Select yes or no'),
      }),
    )
    .refine(all => new Set(all.map(one => one.circumstance)).size === all.length, 'Answer each only once')
    .optional(),
  text: note('Enter the reasons').optional(),
})
type Body = z.output<typeof fields>

const named = (name: string): string =>
  name === 'newOffence'
    ? 'whether the recall is on a new offence'
    : `"${Object.entries(circumstances).find(([key]) => key === name)?.[1]}"`

/** Why the law does not leave the type that was selected; undefined when it does, or when the sentence is not given. */
const typeProblem = ({ type, group, newOffence, circumstances: given = [] }: Body): string | undefined => {
  if (group === undefined || (type !== 'FIXED_TERM' && type !== 'STANDARD')) return undefined
  const answers = Object.fromEntries(given.map(one => [one.circumstance, one.applies === 'yes']))
  const rule = recallRule({ group, newOffence, answers })
  if (rule.type === 'unknown') return `Answer first: ${rule.unanswered.map(named).join(', ')}`
  if (rule.type === 'EITHER' || rule.type === type) return undefined
  return `By the answers given it must be a ${rule.type === 'FIXED_TERM' ? 'fixed-term' : 'standard'} recall`
}

const isOpen = (recall: Recall | null): recall is Recall => recall !== null && recall.concludedOn === null

const objectionsTo = ({ recall }: CaseState, { author, body, happened, supersedes }: Entry<Body>) => {
  if (supersedes !== null) return []
  const { code } = recordedCode('recall-status', body.stage, happened.from)
  if (isOpen(recall) !== (code !== BEGUN)) {
    const message = isOpen(recall)
      ? `A recall is open since ${dayText(recall.startedOn)}: select how far it has come since`
      : 'No recall is open: select first that it has begun'
    return [{ field: 'stage', message }]
  }
  return SIGNED_BY_ANOTHER.has(code) && recall?.begunBy === author
    ? [{ field: 'stage', message: 'Somebody other than the person who began the recall signs it' }]
    : []
}

/**
 * How far a recall to prison has come, and of which type it is. The answers that the law asks for are kept with the type that
 * follows from them.
 *
 * @source tiering.md 3.2 (recall statuses) and 3.6
 */
export const recall = defineKind({
  kind: 'recall',
  title: 'Recall',
  writers: ['practitioner', 'spo', 'pdu-head'],
  schema: fields.superRefine((body, context) => {
    const message = typeProblem(body)
    if (message !== undefined) context.addIssue({ code: 'custom', path: ['type'], message })
  }),
  questions: [
    { name: 'stage', label: 'How far it has come', as: 'code', set: 'recall-status' },
    { name: 'type', label: 'Type of recall', hint: 'Leave open until it is decided', as: 'code', set: 'recall-type' },
    { name: 'group', label: 'Sentence', as: 'one', options: sentenceGroups },
    { name: 'newOffence', label: 'Is the recall on a new offence?', as: 'one', options: newOffences },
    {
      name: 'circumstances',
      label: 'Does any of these apply?',
      hint: 'One that is not answered counts as not known',
      as: 'rows',
      rows: circumstances,
      key: 'circumstance',
      columns: [{ name: 'applies', label: 'Applies', as: 'one', options: yesNo }],
    },
    { name: 'text', label: 'Reasons', hint: 'Leave empty when there is nothing to add', as: 'note' },
  ],
  objections: objectionsTo,
  project: (state, { entryId, author, body, happened }) => {
    const { code, concludes } = recordedCode('recall-status', body.stage, happened.from)
    const before = isOpen(state.recall) && code !== BEGUN ? state.recall : null
    const type = body.type ?? before?.type ?? null
    const startedOn = before?.startedOn ?? happened.from
    const counts = code === DECIDED && type !== null && type !== 'NO_RECALL'
    const source = { entry: entryId, on: startedOn }
    const enforced = counts ? [...state.tiering.enforced, source] : state.tiering.enforced
    return {
      ...state,
      tiering: { ...state.tiering, enforced },
      recall: {
        type,
        stage: code,
        startedOn,
        begunBy: before?.begunBy ?? author,
        concludedOn: concludes ? happened.from : null,
      },
    }
  },
  summary: ({ stage, type }) =>
    `${wordsOf('recall-status', stage)}${type === undefined ? '' : `, ${wordsOf('recall-type', type).toLowerCase()}`}`,
})
