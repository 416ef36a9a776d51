import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { personById, workersOf } from '../../queries/person.ts'
import { namesFor } from '../../queries/staff.ts'
import { timelineOf } from '../../queries/timeline.ts'
import type { PersonParams } from './params.ts'
import { presentPerson } from './presenter.ts'

/** One person: who they are, how they are supervised, by whom, and everything that was recorded. */
export const personPage: Page<PersonParams> = async ({ trx, actor, params, now }) => {
  const person = await personById(trx, params.person)
  if (!person) return notFound()
  const workers = await workersOf(trx, params.person)
  const timeline = await timelineOf(trx, params.person, params)
  const nameOf = await namesFor(
    trx,
    timeline.entries.map(({ entry }) => entry),
  )
  const view = presentPerson({ person, workers, timeline, nameOf, actor, params, today: dayOf(now) })
  return render('caseload/pages/person/template.njk', view)
}
