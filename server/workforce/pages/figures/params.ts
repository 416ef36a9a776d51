import { isGrade } from '@candour/workload'
import { z } from 'zod'
import { officerSorts } from '../../queries/officers.ts'

/** An address typed by hand may hold anything: what is not understood counts as not chosen. */
export const shownResult = { result: z.coerce.number().int().positive().optional().catch(undefined) }

/** A result by its number, or a day as at which the record is asked. */
export const shownFigures = { ...shownResult, on: z.string().max(40).optional().catch(undefined) }

const page = z.coerce.number().int().positive().catch(1)
const order = z.enum(['ascending', 'descending']).optional().catch(undefined)

/** Choices of a list of officers. */
export const officerChoices = {
  ...shownFigures,
  grade: z
    .string()
    .optional()
    .transform(text => (text !== undefined && isGrade(text) ? text : undefined)),
  load: z.enum(['amber', 'red', 'unknown']).optional().catch(undefined),
  sort: z.enum(officerSorts).optional().catch(undefined),
  order,
  page,
}

export const unitSorts = ['name', 'officers', 'unknown', 'red', 'cases', 'used', 'available', 'percent'] as const
export type UnitSort = (typeof unitSorts)[number]

/** Choices of a list of units. */
export const unitChoices = { ...shownFigures, sort: z.enum(unitSorts).optional().catch(undefined), order }
