import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { lookAgainAs } from '#allocation'
import type { NewStaffFact } from '#workforce'
import { recordFact, recordHours } from '#workforce'
import type { JourneyService } from './service.ts'

/** Months ago, so that whoever is above a limit has been for long. */
const LONG_AGO = '2026-06-02'

/** Officers of a team who hold somebody, with how many, the fullest first. */
export const holdersIn = async (
  { databases: { system } }: JourneyService,
  team: string,
): Promise<readonly { officer: string; name: string; cases: number }[]> => {
  const { rows } = await sql<{
    officer: string
    name: string
    cases: number
  }>`select p.practitioner as officer, o.name, count(*)::int as cases
    from caseload.person p join platform.practitioner o on o.code = p.practitioner
    where p.team = ${team} and p.status = 'current' and o."left" is null group by 1, 2 order by 3 desc, 1`.execute(
    system,
  )
  return rows
}

/** People of a team who wait for an officer, the one at the highest risk first. */
export const waitingIn = async (
  { databases: { system } }: JourneyService,
  team: string,
): Promise<readonly string[]> => {
  const { rows } = await sql<{ person: string }>`select person_id as person from caseload.person
    where team = ${team} and status = 'current' and unallocated_since is not null
    order by array_position(array['very-high', 'high', 'medium', 'low'], risk_of_serious_harm), crn`.execute(system)
  return rows.map(row => row.person)
}

/** Contracted hours a week of an officer, for half a year. */
export const giveHours = (
  { databases: { system } }: JourneyService,
  post: { readonly team: string; readonly officer: string },
  hours: number,
): Promise<void> =>
  system
    .transaction()
    .execute(trx => recordHours(trx, [{ ...post, hours, from: LONG_AGO }], { by: 'senior', now: new Date() }))

/** What a manager recorded about an officer: a protection, a measure. */
export const recordAbout = async (
  { databases: { system } }: JourneyService,
  fact: Pick<NewStaffFact, 'officer' | 'team' | 'kind' | 'detail' | 'confidential' | 'from'>,
): Promise<void> => {
  await system
    .transaction()
    .execute(trx => recordFact(trx, { ...fact, to: null, notes: '' }, { by: 'senior', now: new Date() }))
}

/** The look of a night, on whichever day the journey stands. */
export const lookOn = ({ databases: { system } }: JourneyService, day: string): Promise<void> =>
  lookAgainAs(system, { now: new Date(`${day}T04:00:00Z`) })

/** The one unsettled escalation of a kind about an officer or a person. */
export const escalationOf = async (
  { databases: { system } }: JourneyService,
  kind: string,
  subject: string,
): Promise<{ id: string; level: string; due: string }> => {
  const { rows } = await sql<{
    id: string
    level: string
    due: string
  }>`select id, level, due from allocation.escalation
    where kind = ${kind} and subject like ${`${subject}%`} and status <> 'settled'`.execute(system)
  return rows[0] ?? assert.fail(`No escalation "${kind}" is open about ${subject}`)
}

/** What a page says, in its main part. */
export const mainOf = async (page: Page, address: string): Promise<string> => {
  await page.goto(address)
  return page.locator('main').innerText()
}
