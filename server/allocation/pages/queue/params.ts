import { z } from 'zod'

/** What the address of the page may ask for. */
export const QueueParams = z.object({
  pdu: z.string().max(50).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type QueueParams = z.output<typeof QueueParams>
