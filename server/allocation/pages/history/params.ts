import { z } from 'zod'

export const HistoryParams = z.object({
  team: z
    .string()
    .regex(/^[\w-]{0,20}$/)
    .catch(''),
  officer: z
    .string()
    .regex(/^[\w-]{0,20}$/)
    .catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type HistoryParams = z.output<typeof HistoryParams>
