import { unitByCode } from '#platform/organisation/units.ts'
import { render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { choicesFor, mayAnswer } from '../../answer.ts'
import { ListParams } from '../../forms.ts'
import { levelOfActor, listEscalations } from '../../queries.ts'
import { presentList } from './presenter.ts'

/** What is beyond its limit in the reader's sight: first what waits on them, the overdue first. */
export const listPage: Page<ListParams> = async ({ trx, actor, params: asked, form, now }) => {
  // A refused answer to several comes back to the bare address: what was typed says which list it was about.
  const params = form.errors.length > 0 ? ListParams.parse(form.values) : asked
  const today = dayOf(now)
  const escalations = await listEscalations(trx, { ...params, withSettled: params.settled === 'yes' })
  const level = levelOfActor(actor)
  const mine = escalations.filter(one => mayAnswer(one, actor) && one.level === level)
  const answerable = escalations.filter(one => mayAnswer(one, actor))
  const [first] = answerable
  const view = presentList({
    ...{ escalations, mine, params, level, today, unitName: (await unitByCode(trx, params.unit))?.name },
    answerable: answerable.length,
    conditionsOf: params.unit || (actor.role === 'spo' || actor.role === 'pdu-head' ? actor.unit : null),
    choices: first ? choicesFor(first, actor, today) : [],
  })
  return render('allocation/escalation/pages/list/template.njk', view)
}
