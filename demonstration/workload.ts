import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ruleSetOn } from '@candour/workload'
import type { Databases } from '#platform/database/databases.ts'
import type { Day, Trx } from '#platform/database/tables.ts'
import { importWorkbook, recordHours, recordReductions } from '#workforce'
import { progressBar } from './progress.ts'
import { LAST_DAY, plusDays } from './service/days.ts'
import type { Scale } from './service/scale.ts'
import type { DemonstrationPdu } from './service/service.ts'
import { writePostHistory, writeStaffFacts } from './staff-on-record.ts'
import { demonstrationWorkbook } from './workbook/demonstration-service.ts'
import { writeWorkbook } from './workbook/generate.ts'

const RECORDED_BY = 'administrator'
const REDUCED = { from: plusDays(LAST_DAY, -120), to: plusDays(LAST_DAY, 60) }
/** The last file before the first inspection is published: its conditions of work come from here. */
const EARLIER_NIGHT = '2026-09-11'
const morningAfter = (night: Day): Date => new Date(`${plusDays(night, 1)}T05:40:00Z`)

/** Contracted hours and reductions, as managers have recorded them. */
const writeHours = async (trx: Trx, { members }: DemonstrationPdu): Promise<void> => {
  const recording = { by: RECORDED_BY, now: morningAfter(EARLIER_NIGHT) }
  const staying = members.filter(member => member.left === null)
  const hours = staying.flatMap(({ code: officer, team, joined: from, hours }) =>
    hours === null ? [] : [{ officer, team, from, hours }],
  )
  const reductions = staying.flatMap(({ code: officer, team, reduction }) =>
    reduction === null ? [] : [{ officer, team, ...reduction, ...REDUCED }],
  )
  await recordHours(trx, hours, recording)
  await recordReductions(trx, reductions, recording)
}

/** Two officers of the first unit whom last night's file leaves out, as a real file now and then does. */
const missingFrom = ([first]: readonly DemonstrationPdu[]): Set<string> => {
  const holders = (first?.members ?? []).filter(member => member.left === null && member.grade === 'PSO')
  return new Set(holders.slice(0, 2).map(member => member.code))
}

/** Records everybody's hours, and imports the workbook of the night before the first inspection's publication. */
export const loadEarlierWorkload = async (
  databases: Databases,
  pdus: readonly DemonstrationPdu[],
  scale: Scale,
): Promise<void> => {
  await databases.system.transaction().execute(async trx => {
    for (const pdu of pdus) {
      await writeHours(trx, pdu)
      await writeStaffFacts(trx, pdu, { by: RECORDED_BY, now: morningAfter(EARLIER_NIGHT) })
      await writePostHistory(trx, pdu, RECORDED_BY)
    }
  })
  await importNight(databases, pdus, scale, EARLIER_NIGHT, new Set())
}

/** Imports last night's workbook, which leaves out two officers. */
export const loadWorkload = (databases: Databases, pdus: readonly DemonstrationPdu[], scale: Scale): Promise<void> =>
  importNight(databases, pdus, scale, LAST_DAY, missingFrom(pdus))

/**
 * Writes the workbook of a night of the demonstration and imports it, as the service does every night.
 *
 * @throws Error with the report when the import is refused
 */
const importNight = async (
  databases: Databases,
  pdus: readonly DemonstrationPdu[],
  scale: Scale,
  night: Day,
  missing: ReadonlySet<string>,
): Promise<void> => {
  const rules = ruleSetOn(night)
  if (!rules.known) throw new Error(rules.why)
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-workbook-'))
  const progress = progressBar(`Importing the workbook of ${night}`)
  try {
    const name = `WMT_PS_${night}.xlsx`
    const file = path.join(folder, name)
    await writeWorkbook(file, demonstrationWorkbook(scale.regions, pdus, night, missing, rules.value), rules.value)
    const request = { path: file, name, by: RECORDED_BY, now: morningAfter(night) }
    const outcome = await importWorkbook(databases, { ...request, onProgress: ({ done }) => progress.at(done, 1) })
    if (outcome.status === 'refused') {
      throw new Error(`The demonstration's workbook was refused: ${JSON.stringify(outcome.report)}`)
    }
    progress.end()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
