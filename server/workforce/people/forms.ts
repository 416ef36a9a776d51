import { z } from 'zod'
import { typedDay } from '#platform/web/components/date-field/day.ts'
import { optionalDay, rowId, whyChanged, writtenText } from '../hours/forms.ts'

const code = z.string().max(50)
const kind = z.enum(['protection', 'absence', 'measure', 'agency', 'leaving'])
const lastDay = optionalDay('Enter the last day, like 31 5 2027')

/** An officer by staff code. */
export const StaffParams = z.object({ officer: code })
export type StaffParams = z.output<typeof StaffParams>

/** A form for one kind of fact about an officer. */
export const RecordFactParams = z.object({ officer: code, kind })
export type RecordFactParams = z.output<typeof RecordFactParams>

/** A fact about an officer. */
export const FactForm = z.object({
  officer: code,
  kind,
  detail: z.string().max(50).default(''),
  from: typedDay('Enter the day, like 1 12 2026'),
  to: lastDay,
  notes: writtenText(3999).default(''),
  takeHours: z.enum(['yes', 'no']).default('no'),
})
export type FactForm = z.output<typeof FactForm>

/** One fact about an officer. */
export const FactParams = z.object({ officer: code, fact: rowId })
export type FactParams = z.output<typeof FactParams>

/** A fact whose first or last day, or notes, are put right. */
export const ChangeFactForm = z.object({
  officer: code,
  fact: rowId,
  from: typedDay('Enter the day, like 1 12 2026'),
  to: lastDay,
  notes: writtenText(3999).default(''),
  why: whyChanged,
})
export type ChangeFactForm = z.output<typeof ChangeFactForm>

/** A fact that was recorded by mistake. */
export const DeleteFactForm = z.object({ officer: code, fact: rowId, whyDeleted: whyChanged })
export type DeleteFactForm = z.output<typeof DeleteFactForm>

const MOST_LANGUAGES = 10
const LANGUAGE = /^[\p{L}][\p{L} '()-]{1,39}$/u

/** What an officer says of themself; nothing said is null. */
export const OwnWordsForm = z.object({
  officer: code,
  sex: z.enum(['female', 'male', 'none'], 'Select one, or that you prefer not to say'),
  languages: z
    .string()
    .default('')
    .transform(text => [...new Set(text.split(/[,;\n]/).flatMap(part => part.trim() || []))])
    .refine(all => all.every(one => LANGUAGE.test(one)), 'Enter languages with commas between them, like Welsh, Polish')
    .refine(all => all.length <= MOST_LANGUAGES, `Enter ${MOST_LANGUAGES} languages at most`)
    .transform(all => (all.length === 0 ? null : all)),
  agree: z.literal('yes').optional().catch(undefined),
})
export type OwnWordsForm = z.output<typeof OwnWordsForm>

/** A unit of the service. */
export const UnitParams = z.object({ unit: z.string().max(50) })
export type UnitParams = z.output<typeof UnitParams>
