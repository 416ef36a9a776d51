import { type Person, personById } from '#caseload'
import { noteRead } from '#platform/audit/notes.ts'
import type { Trx } from '#platform/database/tables.ts'
import { notFound, render } from '#platform/web/answers.ts'
import { dayOf } from '#platform/web/dates.ts'
import type { Page } from '#platform/web/page.ts'
import { livePosts, type OfficerLoad } from '#workforce'
import { candidatesFor, teamsOf } from '../../officers/candidates.ts'
import type { ChooseParams } from './params.ts'
import { presentChoice } from './presenter.ts'

/** The load of whoever holds the case now. */
const holderLoad = async (trx: Trx, { state, team }: Person, on: string): Promise<OfficerLoad | undefined> => {
  if (state.officer === null) return undefined
  const posts = await livePosts(trx, { teams: [team], officers: [state.officer] }, on)
  return posts.find(post => post.team === team)
}

/** Every officer of the unit beside one person: who may take the case, what they carry and would carry, who knows the person. */
export const choosePage: Page<ChooseParams> = async ({ trx, params, now }) => {
  const person = await personById(trx, params.person)
  if (!person || person.state.ended) return notFound()
  noteRead(trx, { shown: [person.personId] })
  const on = dayOf(now)
  const teams = await teamsOf(trx, person.pdu)
  const wanted = teams.filter(team => params.team === '' || team.code === params.team)
  const choice = await candidatesFor(
    trx,
    person,
    wanted.map(team => team.code),
    { on, now },
  )
  const holder = await holderLoad(trx, person, on)
  return render(
    'allocation/pages/choose/template.njk',
    presentChoice({ person, teams, choice, holder, params, on, now }),
  )
}
