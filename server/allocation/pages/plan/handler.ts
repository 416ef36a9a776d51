import { z } from 'zod'
import { noteRead } from '#platform/audit/notes.ts'
import { notFound, render, sendFile } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { openedPlan, planById } from '../../plan/read-plans.ts'
import { peopleNamed, stillWaiting } from '../../queries/people-named.ts'
import { presentPlan } from './presenter.ts'

export const PlanParams = z.object({ plan: z.uuid() })
export type PlanParams = z.output<typeof PlanParams>

/** One plan: how far it is, then who would take whom, with its bound; or why there is none. */
export const planPage: Page<PlanParams> = async ({ trx, params, now, form }) => {
  const plan = await planById(trx, params.plan)
  if (!plan) return notFound()
  const { input, result } = openedPlan(plan)
  const ids = [
    ...input.cases.map(one => one.id),
    ...plan.leftOut.filter(one => one.what === 'person').map(({ id }) => id),
  ]
  const people = await peopleNamed(trx, ids)
  const staff = await trx.selectFrom('platform.practitioner').select(['code', 'name']).execute()
  noteRead(trx, { shown: [...people.keys()] })
  const names = { people, staff: new Map(staff.map(({ code, name }) => [code, name])) }
  return render(
    'allocation/pages/plan/template.njk',
    presentPlan({ plan, input, result, names, waiting: await stillWaiting(trx, ids), today: dayOf(now), form }),
  )
}

const fileOf =
  (name: 'input' | 'result'): Page<PlanParams> =>
  async ({ trx, params }) => {
    const plan = await planById(trx, params.plan)
    const body = name === 'input' ? plan?.inputText : plan?.resultText
    if (!plan || !body) return notFound()
    return sendFile({ name: `plan-${plan.id}-${name}.json`, type: 'application/json', body })
  }

/** What was asked, and what was answered, as the bytes that `candour allocate --check` takes. By pseudonyms and codes. */
export const planInputFile = fileOf('input')
export const planResultFile = fileOf('result')
