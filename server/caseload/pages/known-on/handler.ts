import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { personById } from '../../queries/person.ts'
import { namesFor } from '../../queries/staff.ts'
import { knownOn } from '../../record/known-on.ts'
import { entriesOf } from '../../record/stored.ts'
import { codesInState } from '../../words/sections/record-sections.ts'
import { chosenDay } from '../as-at/chosen-day.ts'
import type { DayParams } from '../as-at/handler.ts'
import { presentKnownOn, shownIn } from './presenter.ts'

/** What anybody could have read in a record at the end of a day, and apart from it what was written down later. */
export const knownOnPage: Page<DayParams> = async ({ trx, params, now }) => {
  const person = await personById(trx, params.person)
  if (!person) return notFound()
  const today = dayOf(now)
  const chosen = chosenDay(params.day, today)
  const known = chosen.ok ? knownOn(await entriesOf(trx, [params.person]), chosen.day) : undefined
  const nameOf = known ? await namesFor(trx, shownIn(known), codesInState(known.state)) : String
  const view = presentKnownOn({ person, known, chosen, nameOf, today })
  return render('caseload/pages/known-on/template.njk', view)
}
