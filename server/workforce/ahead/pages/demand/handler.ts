import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { effectsOn } from '../../demand/effect-on.ts'
import { decisionsOf, levelOn } from '../../demand/levels.ts'
import { levelsToDecide } from '../../demand/may-decide.ts'
import { unitAhead } from '../../units.ts'
import { presentDemand } from './presenter.ts'

type Params = { readonly region?: string; readonly pdu?: string; readonly team?: string }

/** The demand level of a unit: what each level would free and accept, who decided what, and the form for those who may decide. */
export const demandPage =
  (kind: 'region' | 'pdu' | 'team'): Page<Params> =>
  async ({ trx, actor, params, now, form }) => {
    const unit = await unitAhead(trx, kind, params.region ?? params.pdu ?? params.team)
    if (!unit) return notFound()
    const on = dayOf(now)
    const effects = await effectsOn(trx, unit, on)
    const facts = {
      ...{ unit, on, form, effects },
      level: await levelOn(trx, unit, on),
      decisions: await decisionsOf(trx, unit.code),
      mayDecide: effects.known ? levelsToDecide(actor, unit, effects.value.framework) : [],
    }
    return render('workforce/ahead/pages/demand/template.njk', presentDemand(facts))
  }
