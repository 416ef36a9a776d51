import { z } from 'zod'
import { unitsOfKind } from '#platform/organisation/units.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { type Ahead, aheadOf } from '../../ahead-of.ts'
import { compare } from '../../scenarios/compare.ts'
import { readWishes } from '../../scenarios/read-wishes.ts'
import { type Saved, savedScenario, sharesOf } from '../../scenarios/saved.ts'
import { unitAhead } from '../../units.ts'
import { presentScenario } from './presenter.ts'

export const ScenarioParams = z.object({ scenario: z.uuid() })

/** The figures of a saved what-if made again by what the record says of its day, when its rules are still those in force. */
const madeAgain = (saved: Saved, ahead: Ahead) => {
  const same =
    ahead.ruleSet.stamp.id === saved.rule_set &&
    ahead.ruleSet.stamp.version === saved.rule_set_version &&
    ahead.method.id === saved.method &&
    ahead.method.version === saved.method_version
  const { wishes, errors } = readWishes(saved.wishes, ahead)
  if (errors.length > 0) return { wishes, state: 'impossible' as const }
  if (!same) return { wishes, state: 'other rules' as const }
  return { wishes, state: compare(ahead, wishes).digest === saved.digest ? ('same' as const) : ('moved' as const) }
}

/** A saved what-if: what was asked, what came out, whether the same comes out again, and who reads it. */
export const scenarioPage: Page<z.output<typeof ScenarioParams>> = async ({ trx, actor, params, now, form }) => {
  const saved = await savedScenario(trx, params.scenario)
  const unit = saved && (await unitAhead(trx, saved.unit_kind, saved.unit))
  if (!saved || !unit) return notFound()
  const ahead = await aheadOf(trx, unit, saved.on_day)
  const facts = {
    ...{ saved, unit, form, today: dayOf(now) },
    again: ahead.known ? { ahead: ahead.value, ...madeAgain(saved, ahead.value) } : null,
    shares: await sharesOf(trx, saved.id),
    isOwner: saved.owner === actor.accountId,
    units: [
      ...(await unitsOfKind(trx, 'region')),
      ...(await unitsOfKind(trx, 'pdu')),
      ...(await unitsOfKind(trx, 'team')),
    ],
  }
  return render('workforce/ahead/pages/scenario/template.njk', presentScenario(facts))
}
