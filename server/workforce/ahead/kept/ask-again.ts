import { queueJob } from '#platform/jobs/queue-job.ts'
import { done, notFound, refuse } from '#platform/web/answers.ts'
import { dayOf, instantText } from '#platform/web/dates.ts'
import type { Command } from '#platform/web/page.ts'
import type { UnitKind } from '../../queries/units.ts'
import { aheadPath } from '../addresses.ts'
import { rulesAhead } from '../ahead-of.ts'
import { unitAhead } from '../units.ts'
import { keptForecasts } from './keep.ts'
import { MAKE_FORECASTS } from './make-forecasts.ts'

type Input = { readonly region?: string; readonly pdu?: string; readonly team?: string }

/** A nation takes minutes: nobody may keep the service busy with one forecast after another. */
const PAUSE_MINUTES = 15

/** Asks for a new forecast of a unit and of all below it. */
export const askAgain =
  (kind: UnitKind): Command<Input> =>
  async ({ trx, input, now }) => {
    const unit = await unitAhead(trx, kind, input.region ?? input.pdu ?? input.team)
    if (!unit) return notFound()
    const rules = rulesAhead(dayOf(now))
    const kept = rules.known ? await keptForecasts(trx, [unit.code], rules.value) : new Map<string, never>()
    const madeAt = kept.get(unit.code)?.madeAt
    const next = madeAt && new Date(madeAt.getTime() + PAUSE_MINUTES * 60_000)
    if (next && next > now) {
      const message = `This forecast was made less than ${PAUSE_MINUTES} minutes ago. Ask for a new one after ${instantText(next)}`
      return refuse([{ field: 'again', message }])
    }
    await queueJob(trx, MAKE_FORECASTS, { unit: unit.code, since: now.toISOString() })
    return done('A new forecast is being made. Open this page again in a few minutes', aheadPath(unit))
  }
