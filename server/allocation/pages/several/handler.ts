import { z } from 'zod'
import { type Person, personById } from '#caseload'
import { noteRead } from '#platform/audit/notes.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { livePosts } from '#workforce'
import { teamsOf } from '../../officers/candidates.ts'
import { presentSeveral } from './presenter.ts'

const MOST = 200
const ids = z.preprocess(
  value => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.uuid()).max(MOST).catch([]),
)

export const SeveralParams = z.object({ people: ids })
export type SeveralParams = z.output<typeof SeveralParams>

/** Several people at once: one officer for all, or one for each. A refusal comes back here with a report about each. */
export const severalPage: Page<SeveralParams> = async ({ trx, actor, params, now, form }) => {
  const wanted = form.errors.length > 0 ? ids.parse(form.values.people) : params.people
  const people: Person[] = []
  for (const id of new Set(wanted)) {
    const person = await personById(trx, id)
    if (person && !person.state.ended) people.push(person)
  }
  const pdu = people[0]?.pdu
  if (actor.unit === null) return notFound()
  noteRead(trx, { shown: people.map(one => one.personId) })
  const teams = pdu === undefined ? [] : await teamsOf(trx, pdu)
  const posts = await livePosts(trx, { teams: teams.map(team => team.code) }, dayOf(now))
  const missing = new Set(wanted).size - people.length
  const facts = { people, missing, posts: posts.filter(post => post.named), today: dayOf(now), form }
  return render('allocation/pages/several/template.njk', presentSeveral(facts))
}
