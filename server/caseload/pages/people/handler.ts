import { render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { listPeople, peopleChoices } from '../../queries/people.ts'
import type { PeopleParams } from './params.ts'
import { presentPeople } from './presenter.ts'

/** The people whose records the reader may open, found, narrowed and sorted by the database. */
export const peoplePage: Page<PeopleParams> = async ({ trx, actor, params, now }) => {
  const found = await listPeople(trx, {
    ...params,
    reader: actor,
    waitingOnly: params.waiting === 'yes',
    withEnded: params.ended === 'yes',
  })
  const choices = await peopleChoices(trx)
  return render('caseload/pages/people/template.njk', presentPeople(found, choices, params, dayOf(now)))
}
