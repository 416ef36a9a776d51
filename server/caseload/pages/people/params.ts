import { z } from 'zod'
import { peopleSorts } from '../../queries/people.ts'

const text = z.string().trim().max(100).catch('')
const tick = z.literal(['yes', '']).catch('')

/** What the address of the page may ask for. */
export const PeopleParams = z.object({
  search: text,
  team: text,
  practitioner: text,
  tier: text,
  waiting: tick,
  ended: tick,
  sort: z.enum(peopleSorts).catch('name'),
  order: z.enum(['ascending', 'descending']).catch('ascending'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
export type PeopleParams = z.output<typeof PeopleParams>
