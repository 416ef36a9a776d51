import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { ruleOfRequest } from '../../access/opening.ts'
import { dueAbout } from '../../queries/due.ts'
import { personById } from '../../queries/person.ts'
import { namesFor } from '../../queries/staff.ts'
import { timelineOf } from '../../queries/timeline.ts'
import { writtenTogetherWith } from '../../queries/written-together.ts'
import { codesInState } from '../../words/sections/record-sections.ts'
import { readFilter } from './filter-view.ts'
import type { PersonParams } from './params.ts'
import { presentPerson } from './presenter.ts'

/** One person: who they are, how they are supervised, by whom, what is due, and everything that was recorded. */
export const personPage: Page<PersonParams> = async ({ trx, actor, params, now }) => {
  const person = await personById(trx, params.person)
  if (!person) return notFound()
  const today = dayOf(now)
  const due = await dueAbout(trx, params.person)
  const filter = readFilter(params, today)
  const timeline = await timelineOf(trx, person, { ...filter, page: params.page })
  const shown = timeline.entries.map(({ entry }) => entry)
  const together = await writtenTogetherWith(trx, shown)
  const nameOf = await namesFor(trx, shown, codesInState(person.state))
  const view = presentPerson({
    person,
    rule: ruleOfRequest(trx),
    due,
    timeline,
    together,
    nameOf,
    actor,
    params,
    today,
  })
  return render('caseload/pages/person/template.njk', view)
}
