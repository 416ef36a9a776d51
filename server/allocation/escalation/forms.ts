import { type EscalationKind, escalationKinds } from '@candour/allocation'
import { z } from 'zod'
import { words } from '../overload/forms.ts'

const isKind = (text: string): text is EscalationKind => escalationKinds.some(kind => kind === text)

const PAGES = 100_000

/** What the address of the list may ask for. */
export const ListParams = z.object({
  unit: z.string().max(50).catch(''),
  officer: z.string().max(50).catch(''),
  kind: z
    .string()
    .catch('')
    .transform(text => (isKind(text) ? text : ('' as const))),
  settled: z.literal('yes').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(PAGES).catch(1),
})
export type ListParams = z.output<typeof ListParams>

export const EscalationParams = z.object({ id: z.uuid() })
export type EscalationParams = z.output<typeof EscalationParams>

const said = {
  code: z.string({ error: 'Select what was done' }).min(1, 'Select what was done').max(50, 'Select what was done'),
  text: words('Enter what was done, by whom, and why that is the answer'),
}

/** What a level did about one escalation. */
export const AnswerForm = z.object({ id: z.uuid(), ...said })
export type AnswerForm = z.output<typeof AnswerForm>

/** What a level did about several of one kind in one unit: the same words in the record of each. */
export const AnswersForm = z.object({
  ...{ unit: z.string().max(50), kind: z.enum(escalationKinds) },
  count: z.coerce.number({ error: 'Go back to the list and try again' }).int(),
  ...said,
})
export type AnswersForm = z.output<typeof AnswersForm>

export const UnitParams = z.object({ unit: z.string().max(50) })
export type UnitParams = z.output<typeof UnitParams>
