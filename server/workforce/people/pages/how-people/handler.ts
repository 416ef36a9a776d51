import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import type { UnitParams } from '../../forms.ts'
import { peopleOfUnit } from '../../people-of-unit.ts'
import { presentHowPeople } from './presenter.ts'

/** How each figure of people and posts is made, with the rows behind it. */
export const howPeoplePage: Page<UnitParams> = async ({ trx, params, now }) => {
  const found = await peopleOfUnit(trx, params.unit, dayOf(now))
  if (!found) return notFound()
  return render('workforce/people/pages/how-people/template.njk', presentHowPeople(found, dayOf(now)))
}
