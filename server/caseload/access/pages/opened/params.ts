import { z } from 'zod'

/** What the address of the page may ask for. */
export const OpenedParams = z.object({
  person: z.uuid(),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type OpenedParams = z.output<typeof OpenedParams>
