import { render } from '#platform/web/answers.ts'
import { dayText } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { conflictsOf } from '../../queries/team.ts'

/** Where an inspector says in which units they have worked. */
export const conflictsPage: Page<object> = async ({ trx, actor }) => {
  const units = await trx
    .selectFrom('platform.unit')
    .select(['code', 'name'])
    .where('kind', '=', 'pdu')
    .orderBy('name')
    .execute()
  const declared = actor.accountId === null ? [] : await conflictsOf(trx, actor.accountId)
  return render('inspection/pages/conflicts/template.njk', {
    title: 'Where you have worked',
    heading: 'Where you have worked',
    breadcrumbs: [{ text: 'Inspections', href: '/inspections' }],
    declared: declared.map(one => `${one.unitName}, until ${dayText(one.lastWorked)}`),
    units: [{ value: '', text: 'Choose a unit' }, ...units.map(unit => ({ value: unit.code, text: unit.name }))],
  })
}
