import { z } from 'zod'

export const queueRisks = ['very-high', 'high', 'none', 'medium', 'low'] as const

/** What the address of the queue may ask for. */
export const QueueParams = z.object({
  pdu: z.string().max(50).catch(''),
  team: z.string().max(50).catch(''),
  risk: z.enum(['', ...queueRisks]).catch(''),
  contact: z.enum(['', 'none']).catch(''),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type QueueParams = z.output<typeof QueueParams>
