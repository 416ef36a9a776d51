import { caseFacts } from '#caseload'
import { unitByCode } from '#platform/organisation/units.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { deciderFor } from '../../decider.ts'
import { BeyondParams } from '../../forms.ts'
import { limitsBroken } from '../../limits-broken.ts'
import { presentBeyond } from './presenter.ts'

/** Which limits giving these cases to this officer breaks, and who may decide to go beyond them. */
export const beyondPage: Page<BeyondParams> = async ({ trx, actor, params, form, now }) => {
  const { officer, team } = params
  const typed = BeyondParams.safeParse({ officer, team, person: form.values.person })
  const cases = params.person ?? (typed.success ? typed.data.person : undefined) ?? []
  const named = await trx
    .selectFrom('platform.practitioner')
    .select(['code', 'name'])
    .where('code', '=', officer)
    .executeTakeFirst()
  const unit = await unitByCode(trx, team)
  const decider = await deciderFor(trx, actor, { officer, team })
  const given = await caseFacts(trx, { people: cases })
  if (!named || unit?.kind !== 'team' || !decider || given.length === 0 || given.length !== cases.length)
    return notFound()
  const broken = await limitsBroken(trx, { officer, team, cases, now })
  const view = presentBeyond({ officer: named, team: unit, given, broken, decider, today: dayOf(now) })
  return render('allocation/overload/pages/beyond/template.njk', view)
}
