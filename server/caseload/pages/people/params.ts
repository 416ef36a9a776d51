import { z } from 'zod'
import { peopleSorts } from '../../queries/people.ts'

const text = z.string().trim().max(100).catch('')
const tick = z.literal(['yes', '']).catch('')

/** What the address of the page may ask for. */
export const PeopleParams = z
  .object({
    search: text,
    team: text,
    practitioner: text,
    tier: text,
    waiting: tick,
    ended: tick,
    sort: z.enum(peopleSorts).catch('match'),
    order: z.enum(['ascending', 'descending']).catch('ascending'),
    page: z.coerce.number().int().min(1).max(100_000).catch(1),
  })
  // The best match comes first; where nothing is searched for there is none.
  .transform(params => ({
    ...params,
    sort: params.sort === 'match' && !params.search ? ('name' as const) : params.sort,
  }))
export type PeopleParams = z.output<typeof PeopleParams>
