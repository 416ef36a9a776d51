import { type ChallengeStanding, challengeRulesNamed, challengeStanding } from '@candour/workload'
import type { Selectable } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { type ChallengeTable, challengeTables } from './tables.ts'

/** A challenge with the names of the officer and the team, and whose turn it is; null once it is answered. */
export type Challenge = Selectable<ChallengeTable> & {
  readonly officerName: string
  readonly teamName: string
  readonly standing: ChallengeStanding | null
}

const rows = (trx: Trx) =>
  challengeTables(trx)
    .selectFrom('workforce.challenge as challenge')
    .innerJoin('platform.practitioner as officer', 'officer.code', 'challenge.officer')
    .innerJoin('platform.unit as unit', 'unit.code', 'challenge.team')
    .selectAll('challenge')
    .select(['officer.name as officerName', 'unit.name as teamName'])
    .orderBy('challenge.opened_at', 'desc')

type Row = Selectable<ChallengeTable> & Pick<Challenge, 'officerName' | 'teamName'>

const challengeOf =
  (today: Day) =>
  (row: Row): Challenge => {
    const opened = { opened: row.opened_on, first: row.first_level }
    const standing = row.status === 'open' ? challengeStanding(opened, today, challengeRulesNamed(row.rules)) : null
    return { ...row, standing }
  }

/** Challenges that the person may see and that are open or were answered since a day, the newest first. */
export const challengesSince = async (trx: Trx, since: Day, today: Day): Promise<readonly Challenge[]> => {
  const found = await rows(trx)
    .where(eb => eb.or([eb('challenge.status', '=', 'open'), eb('challenge.answered_on', '>=', since)]))
    .execute()
  return found.map(challengeOf(today))
}

/** One challenge; undefined when there is none that the person may see. */
export const challengeNumbered = async (trx: Trx, id: string, today: Day): Promise<Challenge | undefined> => {
  const row = await rows(trx).where('challenge.id', '=', id).executeTakeFirst()
  return row && challengeOf(today)(row)
}

/** The challenge that an officer made because they did not agree with the answer to this one. */
export const challengeAfter = async (trx: Trx, id: string): Promise<string | undefined> => {
  const row = await rows(trx).where('challenge.follows', '=', id).executeTakeFirst()
  return row?.id
}
