import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import { dayOf } from '#platform/web/dates.ts'
import { appendEntries } from '../commands/append-entries.ts'
import type { Entry } from '../record/entry.ts'
import { entriesOf } from '../record/stored.ts'
import { caseload } from '../tables.ts'
import type { Finding } from './finding.ts'
import type { Known } from './person-plan.ts'
import { planLoad } from './plan-load.ts'
import { readFile, type SourceFile } from './read-file.ts'
import { type ReadRow, readRow } from './read-row.ts'

/** What came of a load. */
export type LoadOutcome = {
  /** `refused`: nothing was written. `checked`: everything could be, and nothing was asked to be. */
  readonly status: 'loaded' | 'checked' | 'refused'
  readonly rows: number
  /** Entries that were written, or would be. */
  readonly entries: number
  readonly newPeople: number
  /** Rows whose entry an earlier load wrote. */
  readonly alreadyThere: number
  readonly refusedRows: number
  readonly findings: readonly Finding[]
}

type Request = {
  readonly files: readonly SourceFile[]
  /** Who loads, for the audit. */
  readonly by: string
  readonly now: Date
  /** Says what would happen and writes nothing. */
  readonly checkOnly: boolean
  readonly onProgress: (done: string) => void
}

const AT_A_TIME = 1000

const inParts = async <T, R>(all: readonly T[], ask: (part: readonly T[]) => Promise<readonly R[]>): Promise<R[]> => {
  const answers: R[] = []
  for (let from = 0; from < all.length; from += AT_A_TIME)
    answers.push(...(await ask(all.slice(from, from + AT_A_TIME))))
  return answers
}

const knownBefore = async (trx: Trx, rows: readonly ReadRow[]): Promise<Known> => {
  const crns = [...new Set(rows.map(row => row.crn))]
  const people = await inParts(crns, part =>
    caseload(trx).selectFrom('caseload.person').select(['person_id', 'crn']).where('crn', 'in', part).execute(),
  )
  const entries: Entry[] = await inParts(
    people.map(person => person.person_id),
    part => entriesOf(trx, part),
  )
  const records = Map.groupBy(entries, entry => entry.personId)
  const staff = await trx.selectFrom('platform.practitioner').select('code').execute()
  const accounts = await trx.selectFrom('platform.account').select('username').execute()
  const teams = await trx.selectFrom('platform.unit').select('code').where('kind', '=', 'team').execute()
  const codes = staff.map(one => one.code)
  return {
    records: new Map(
      people.map(({ person_id, crn }) => [crn, { personId: person_id, entries: records.get(person_id) ?? [] }]),
    ),
    people: new Set([...codes, ...accounts.map(one => one.username)]),
    staff: new Set(codes),
    teams: new Set(teams.map(team => team.code)),
  }
}

const recordLoad = async (trx: Trx, { by, files, now }: Request, entries: number): Promise<void> => {
  await trx
    .insertInto('platform.audit_event')
    .values({
      what: 'LOAD_CASELOAD',
      who: by,
      correlation_id: `load ${now.toISOString()}`,
      outcome: 'done',
      details: JSON.stringify({ files: files.map(file => file.name), entries }),
    })
    .execute()
}

const refusedRowsIn = (findings: readonly Finding[]): number =>
  new Set(findings.filter(one => one.row !== undefined).map(one => `${one.row} ${one.file}`)).size

/**
 * Loads the caseload of a unit from files, whole or not at all: one finding anywhere and nothing is written. What an earlier load
 * wrote is recognised and not written twice. Entries are recorded now: what happened long ago shows as late, because only now does
 * this record know it.
 */
export const loadCaseload = async ({ system }: Pick<Databases, 'system'>, request: Request): Promise<LoadOutcome> => {
  const { files, now, checkOnly, onProgress } = request
  const today = dayOf(now)
  onProgress('Reading')
  const read = files.map(readFile)
  const rows = read.flatMap(one => one.rows)
  const answers = rows.map(row => readRow(row, today))
  const readable = answers.flatMap(one => one.row ?? [])
  const early = [...read, ...answers].flatMap(one => one.findings)

  return system.transaction().execute(async trx => {
    onProgress('Comparing with the record')
    const plan = planLoad(readable, await knownBefore(trx, readable), now, today)
    const findings = [...early, ...plan.findings]
    const counted = {
      rows: rows.length,
      entries: plan.entries.length,
      newPeople: plan.newPeople,
      alreadyThere: plan.alreadyThere,
      refusedRows: refusedRowsIn(findings),
      findings,
    }
    if (findings.length > 0) return { ...counted, status: 'refused' }
    if (checkOnly) return { ...counted, status: 'checked' }
    await appendEntries(trx, plan.entries, written => onProgress(`Writing: ${written} of ${plan.entries.length}`))
    await recordLoad(trx, request, plan.entries.length)
    return { ...counted, status: 'loaded' }
  })
}
