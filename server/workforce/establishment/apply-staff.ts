import { overlap } from '@candour/workload'
import { sql } from 'kysely'
import type { Day, Trx } from '#platform/database/tables.ts'
import { writeHours } from '../hours/write.ts'
import { dayAfter } from '../people/check-fact.ts'
import { factsOf, type RecordedFact, type Recording, recordFact, type StaffFact } from '../staff/facts.ts'
import { workforce } from '../tables.ts'
import type { StaffRow } from './read-rows.ts'

/** What the spreadsheet changed of staff. */
export type StaffChanges = {
  readonly added: number
  readonly hours: number
  readonly agency: number
  readonly leaving: number
}

const why = 'The spreadsheet of the establishment says so'

/** Writes staff, contracted hours, agency work and days of leaving; what is recorded already as the file says is left alone. */
export const applyStaff = async (
  trx: Trx,
  rows: readonly StaffRow[],
  day: Day,
  recording: Recording,
): Promise<StaffChanges> => {
  const first = [...Map.groupBy(rows, ({ code }) => code).values()].flatMap(([row]) => (row ? [row] : []))
  const added = await putPractitioners(trx, first)
  const facts = Map.groupBy(
    await factsOf(
      trx,
      first.map(({ code }) => code),
      ['agency', 'leaving'],
    ),
    ({ officer }) => officer,
  )
  let [agency, leaving] = [0, 0]
  for (const row of first) {
    const known = facts.get(row.code) ?? []
    if (
      await applyAgency(
        trx,
        row,
        known.filter(({ kind }) => kind === 'agency'),
        day,
        recording,
      )
    )
      agency += 1
    const gone = known.find(({ kind }) => kind === 'leaving')
    if (await applyLeaving(trx, row, gone, recording)) leaving += 1
  }
  return { added, hours: await applyHours(trx, rows, day, recording), agency, leaving }
}

const putPractitioners = async (trx: Trx, rows: readonly StaffRow[]): Promise<number> => {
  const { rows: put } = await sql<{ added: boolean }>`
    insert into platform.practitioner as staff (code, name, grade, team, joined)
    select * from unnest(${rows.map(({ code }) => code)}::text[], ${rows.map(({ name }) => name)}::text[],
      ${rows.map(({ grade }) => grade)}::text[], ${rows.map(({ team }) => team)}::text[], ${rows.map(({ joined }) => joined)}::date[])
    on conflict (code) do update set name = excluded.name, grade = excluded.grade, team = excluded.team, joined = excluded.joined
    returning xmax = 0 as added`.execute(trx)
  return put.filter(({ added }) => added).length
}

const factOf = (row: StaffRow, kind: 'agency' | 'leaving', from: Day, to: Day | null): StaffFact => ({
  ...{ officer: row.code, team: row.team, kind, detail: kind, confidential: kind === 'leaving', from, to, notes: '' },
})

const applyAgency = async (
  trx: Trx,
  row: StaffRow,
  known: readonly RecordedFact[],
  day: Day,
  recording: Recording,
): Promise<boolean> => {
  const now = known.find(fact => overlap(fact, { from: day, to: null }))
  if ((now !== undefined) === row.agency) return false
  if (!now) await recordFact(trx, factOf(row, 'agency', known.length === 0 ? row.joined : day, null), recording)
  else if (now.from > day) await recordFact(trx, stripped(now), recording, now, { change: 'deleted', why })
  else await recordFact(trx, { ...stripped(now), to: day }, recording, now, { change: 'ended', why })
  return true
}

const stripped = ({ officer, team, kind, detail, confidential, from, to, notes }: StaffFact): StaffFact => ({
  ...{ officer, team, kind, detail, confidential, from, to, notes },
})

const applyLeaving = async (
  trx: Trx,
  row: StaffRow,
  known: RecordedFact | undefined,
  recording: Recording,
): Promise<boolean> => {
  if (row.lastDay === null) return false
  const from = dayAfter(row.lastDay)
  if (known?.from === from) return false
  const fact = factOf(row, 'leaving', from, null)
  await recordFact(trx, fact, recording, known, known && { change: 'corrected', why })
  return true
}

const applyHours = async (trx: Trx, rows: readonly StaffRow[], day: Day, recording: Recording): Promise<number> => {
  const stands = await workforce(trx)
    .selectFrom('workforce.post_hours_now')
    .select(['id', 'officer', 'team', 'from_day', 'hours', 'entry'])
    .where('officer', '=', sql<string>`any (${rows.map(({ code }) => code)})`)
    .orderBy('from_day', 'desc')
    .execute()
  const byOfficer = Map.groupBy(stands, ({ officer }) => officer)
  let written = 0
  for (const { code: officer, team, hours, hoursFrom } of rows) {
    if (hours === null) continue
    const from = hoursFrom ?? day
    const earlier = (byOfficer.get(officer) ?? []).find(row => row.team === team && row.from_day <= from)
    if (earlier && Number(earlier.hours) === hours) continue
    const same = earlier?.from_day === from ? earlier : undefined
    await writeHours(trx, { officer, team, from, hours }, recording, same, same && { change: 'corrected', why })
    written += 1
  }
  return written
}
