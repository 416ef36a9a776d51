import { z } from 'zod'
import { personById } from '#caseload'
import { noteRead } from '#platform/audit/notes.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { candidatesFor } from '../../officers/candidates.ts'
import { limitsBroken } from '../../overload/limits-broken.ts'
import { presentGiving } from './presenter.ts'

const code = z.string().regex(/^[\w-]{1,20}$/)

export const GiveParams = z.object({ person: z.uuid(), officer: code.catch(''), team: code.catch('') })
export type GiveParams = z.output<typeof GiveParams>

/** What giving this case to this officer would mean, and the words that go with it. */
export const givePage: Page<GiveParams> = async ({ trx, actor, params, now, form }) => {
  // A refusal comes back to the address without its query: the form says whom it was about.
  const asked = { officer: form.values.officer ?? params.officer, team: form.values.team ?? params.team }
  const person = await personById(trx, params.person)
  if (!person || person.state.ended) return notFound()
  noteRead(trx, { shown: [person.personId] })
  const on = dayOf(now)
  const choice = await candidatesFor(trx, person, [String(asked.team)], { on, now })
  const candidate = choice.candidates.find(one => one.post.officer === asked.officer)
  if (!candidate) return notFound()
  const { officer, team } = candidate.post
  const broken = await limitsBroken(trx, { officer, team, cases: [person.personId], now })
  const facts = { person, candidate, choice, actor, on, form, broken }
  return render('allocation/pages/give/template.njk', presentGiving(facts))
}
