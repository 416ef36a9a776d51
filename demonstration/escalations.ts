import { loadAnswers, lookAgainAs } from '#allocation'
import { visitor } from '#platform/access/actor.ts'
import type { Databases } from '#platform/database/databases.ts'
import { LAST_DAY } from './service/days.ts'

// The looks of four days on which the record stood as it was loaded until then: on each of them what waits beyond its limit opens, what
// nobody answered climbs one level, and what was put right is settled. Sparse, so that the work of each level can be seen: with a
// look every night and no answer everything would be with the nation after three weeks.

type Answering = {
  readonly username: string
  readonly unit: string
  readonly kind: 'waiting' | 'above-limit' | 'protection'
  readonly code: string
  readonly text: string
}

/** Looks at everything, or at some teams, as it stood on the morning of a day. */
export const lookOn = ({ system }: Databases, day: string, teams?: readonly string[]): Promise<void> =>
  lookAgainAs(system, { now: new Date(`${day}T06:10:00Z`), teams })

/** What levels of the demonstration answered on the evening of a day. */
const answerOn = async ({ system }: Databases, day: string, answers: readonly Answering[]): Promise<void> => {
  await system.transaction().execute(async trx => {
    for (const { username, unit, kind, ...words } of answers) {
      const account = await trx
        .selectFrom('platform.account')
        .select(['id', 'name', 'role', 'unit', 'practitioner'])
        .where('username', '=', username)
        .executeTakeFirstOrThrow()
      const actor = { ...visitor, ...account, accountId: account.id, username }
      await loadAnswers(trx, { unit, kind }, { actor, words, now: new Date(`${day}T16:40:00Z`) })
    }
  })
}

const contactKept =
  'The duty officer rings each of them every week and says who to ask for. The list is looked through every Monday.'
const postsAsked =
  'Three officers are asked for from the region for six months. Until they come the duty rota keeps contact with the highest risk.'
const detached =
  'Two officers are detached to the unit from 14 December, and the list of people at high risk goes to the neighbouring unit for cover.'

/** The look of September, and what the senior officer of a team did about it. */
export const escalationsOfSeptember = async (databases: Databases, team: string, day: string): Promise<void> => {
  await lookOn(databases, day)
  await answerOn(databases, day, [
    { username: 'senior', unit: team, kind: 'waiting', code: 'contact-kept', text: contactKept },
  ])
}

/** The look of November, and what the head did about one team. */
export const escalationsOfNovember = async (databases: Databases, team: string, day: string): Promise<void> => {
  await lookOn(databases, day)
  await answerOn(databases, day, [
    { username: 'head', unit: team, kind: 'waiting', code: 'posts-coming', text: postsAsked },
  ])
}

/**
 * The look of the last day, with the hours of everybody on record: what is above its limit and which protections are broken. The team of
 * the senior officer is left to the look of the first start, so that something waits on them then.
 */
export const escalationsOfTheLastDay = async (databases: Databases, asked: string, left: string): Promise<void> => {
  const teams = await databases.system
    .selectFrom('platform.unit')
    .select('code')
    .where('kind', '=', 'team')
    .where('code', '<>', left)
    .execute()
  await lookOn(
    databases,
    LAST_DAY,
    teams.map(({ code }) => code),
  )
  await answerOn(databases, LAST_DAY, [
    { username: 'region', unit: asked, kind: 'waiting', code: 'posts-coming', text: detached },
  ])
}
