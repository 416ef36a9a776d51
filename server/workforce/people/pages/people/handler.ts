import { unitAndAbove } from '#platform/organisation/units.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import type { UnitParams } from '../../forms.ts'
import { peopleOfUnit } from '../../people-of-unit.ts'
import { presentPeople } from './presenter.ts'

/** People and posts of a unit: funded, in post, vacant, absent, leaving, and how that changed over a year. */
export const peoplePage: Page<UnitParams> = async ({ trx, actor, params, now }) => {
  const found = await peopleOfUnit(trx, params.unit, dayOf(now))
  if (!found) return notFound()
  const trail = await unitAndAbove(trx, params.unit)
  const managed = actor.role === 'spo' || actor.role === 'pdu-head'
  return render(
    'workforce/people/pages/people/template.njk',
    presentPeople({ ...found, trail, today: dayOf(now), managed }),
  )
}

/** The same page for the unit of whoever asks; for those without one, of the nation. */
export const ownPeoplePage: Page<object> = async request => {
  const { trx, actor } = request
  if (actor.unit !== null) return peoplePage({ ...request, params: { unit: actor.unit } })
  const nation = await trx.selectFrom('platform.unit').select('code').where('kind', '=', 'nation').executeTakeFirst()
  return nation ? peoplePage({ ...request, params: { unit: nation.code } }) : notFound()
}
