import { z } from 'zod'

const typed = (most: number) => z.string().max(most).catch('')

/** What the address of the page may ask for. Days stay as they were typed: what is none is shown again with what is wrong. */
export const PersonParams = z.object({
  person: z.uuid(),
  kind: typed(50),
  from: typed(40),
  to: typed(40),
  who: typed(50),
  only: z.enum(['', 'late', 'corrected']).catch(''),
  text: typed(200),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type PersonParams = z.output<typeof PersonParams>
