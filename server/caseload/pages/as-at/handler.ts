import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { personById } from '../../queries/person.ts'
import { namesFor } from '../../queries/staff.ts'
import { asAt } from '../../record/known-on.ts'
import { entriesOf } from '../../record/stored.ts'
import { codesInState } from '../../words/sections/record-sections.ts'
import { chosenDay } from './chosen-day.ts'
import { presentAsAt } from './presenter.ts'

export const DayParams = z.object({ person: z.uuid(), day: z.string().max(40).catch('') })
export type DayParams = z.output<typeof DayParams>

/** One person as at a day, beside today. */
export const asAtPage: Page<DayParams> = async ({ trx, params, now }) => {
  const person = await personById(trx, params.person)
  if (!person) return notFound()
  const today = dayOf(now)
  const chosen = chosenDay(params.day, today)
  const earlier = chosen.ok ? asAt(await entriesOf(trx, [params.person]), chosen.day) : undefined
  const nameOf = await namesFor(trx, [], [...codesInState(person.state), ...(earlier ? codesInState(earlier) : [])])
  return render('caseload/pages/as-at/template.njk', presentAsAt({ person, earlier, chosen, nameOf, today }))
}
