import { z } from 'zod'
import { render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { listPeople, peopleChoices, peopleSorts } from '../../queries/people.ts'
import { presentPeople } from './presenter.ts'

const text = z.string().trim().max(100).catch('')
const tick = z.literal(['yes', '']).catch('')

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

/** The people whose records the reader may open, found, narrowed and sorted by the database. */
export const peoplePage: Page<PeopleParams> = async ({ trx, params, now }) => {
  const found = await listPeople(trx, {
    ...params,
    waitingOnly: params.waiting === 'yes',
    withEnded: params.ended === 'yes',
  })
  const choices = await peopleChoices(trx)
  return render('caseload/pages/people/template.njk', presentPeople(found, choices, params, dayOf(now)))
}
