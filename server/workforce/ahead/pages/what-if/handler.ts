import { z } from 'zod'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { aheadNow, withPeopleFor } from '../../kept/ahead-now.ts'
import { compare } from '../../scenarios/compare.ts'
import { readWishes } from '../../scenarios/read-wishes.ts'
import { valuesOf, wishShape } from '../../scenarios/typed.ts'
import { unitAhead } from '../../units.ts'
import { presentNoForecast } from '../forecast/presenter.ts'
import { presentWhatIf } from './presenter.ts'

export const RegionWhatIf = z.object({ ...wishShape, region: z.string() })
export const PduWhatIf = z.object({ ...wishShape, pdu: z.string() })
export const TeamWhatIf = z.object({ ...wishShape, team: z.string() })

type Params = Readonly<Record<string, unknown>> & {
  readonly region?: string
  readonly pdu?: string
  readonly team?: string
}

/** What would change in a unit if something were otherwise: the form, and its answer beside what is. */
export const whatIfPage =
  (kind: 'region' | 'pdu' | 'team'): Page<Params> =>
  async ({ trx, params, now, form }) => {
    const unit = await unitAhead(trx, kind, params.region ?? params.pdu ?? params.team)
    if (!unit) return notFound()
    const ahead = await aheadNow(trx, unit, dayOf(now))
    if (!ahead.known) {
      return render('workforce/ahead/pages/forecast/template.njk', presentNoForecast(unit, ahead.why))
    }
    // A refused save comes back here without its address: what was typed is in the form.
    const values = valuesOf(form.errors.length > 0 ? form.values : params)
    const { wishes, errors } = readWishes(values, ahead.value)
    const wished = Object.keys(values).length > 0 && errors.length === 0
    const whole = wished ? await withPeopleFor(trx, ahead.value, wishes) : null
    const comparison = whole?.known ? compare(whole.value, wishes) : null
    const facts = { ahead: ahead.value, values, wishes, errors, comparison, form }
    return render('workforce/ahead/pages/what-if/template.njk', presentWhatIf(facts))
  }
