import { levelOf } from '@candour/allocation'
import type { Actor } from '#platform/access/actor.ts'
import { unitByCode } from '#platform/organisation/units.ts'
import { render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { choicesFor } from '../../answer.ts'
import { ListParams } from '../../forms.ts'
import { groupEscalations, listEscalations } from '../../queries.ts'
import { PAGE, presentList } from './presenter.ts'

/** The unit whose conditions of work a list leads to; null for who has none in sight. */
const conditionsOf = ({ unit, role }: Actor, asked: string): string | null =>
  asked || (role === 'spo' || role === 'pdu-head' ? unit : null)

/** What is beyond its limit in the reader's sight: counted by unit and kind, then each, the overdue first. */
export const listPage: Page<ListParams> = async ({ trx, actor, params: asked, form, now }) => {
  // A refused answer to several comes back to the bare address: what was typed says which list it was about.
  const params = form.errors.length > 0 ? ListParams.parse(form.values) : asked
  const today = dayOf(now)
  const filter = { ...params, withSettled: params.settled === 'yes' }
  const groups = await groupEscalations(trx, filter, actor, { scope: params.unit || actor.unit, today })
  const shown = await listEscalations(trx, filter, { offset: (params.page - 1) * PAGE, most: PAGE })
  const view = presentList({
    ...{ groups, shown, params, level: levelOf(actor.role), today },
    unitName: (await unitByCode(trx, params.unit))?.name,
    conditionsOf: conditionsOf(actor, params.unit),
    choices: params.kind === '' ? [] : choicesFor({ kind: params.kind }, actor, today),
  })
  return render('allocation/escalation/pages/list/template.njk', view)
}
