import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ruleSetOn } from '@candour/workload'
import type { Databases } from '#platform/database/databases.ts'
import type { Trx } from '#platform/database/tables.ts'
import { importWorkbook, recordHours, recordReductions } from '#workforce'
import { progressBar } from './progress.ts'
import { LAST_DAY, plusDays } from './service/days.ts'
import type { Scale } from './service/scale.ts'
import type { DemonstrationPdu } from './service/service.ts'
import { demonstrationWorkbook } from './workbook/demonstration-service.ts'
import { writeWorkbook } from './workbook/generate.ts'

const RECORDED_BY = 'administrator'
const REDUCED = { from: plusDays(LAST_DAY, -90), to: plusDays(LAST_DAY, 60) }
const THE_MORNING_AFTER = new Date(`${plusDays(LAST_DAY, 1)}T05:40:00Z`)

/** Contracted hours and reductions, as managers have recorded them. */
const writeHours = async (trx: Trx, { members }: DemonstrationPdu): Promise<void> => {
  const recording = { by: RECORDED_BY, now: THE_MORNING_AFTER }
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

/**
 * Writes last night's workbook of the demonstration and imports it, as the service does every night.
 *
 * @throws Error with the report's first line when the import is refused
 */
export const loadWorkload = async (
  databases: Databases,
  pdus: readonly DemonstrationPdu[],
  scale: Scale,
): Promise<void> => {
  await databases.system.transaction().execute(async trx => {
    for (const pdu of pdus) await writeHours(trx, pdu)
  })
  const rules = ruleSetOn(LAST_DAY)
  if (!rules.known) throw new Error(rules.why)
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-workbook-'))
  const progress = progressBar('Importing last night’s workbook')
  try {
    const name = `WMT_PS_${LAST_DAY}.xlsx`
    const file = path.join(folder, name)
    await writeWorkbook(file, demonstrationWorkbook(scale.regions, pdus, missingFrom(pdus), rules.value), rules.value)
    const request = { path: file, name, by: RECORDED_BY, now: THE_MORNING_AFTER }
    const outcome = await importWorkbook(databases, { ...request, onProgress: ({ done }) => progress.at(done, 1) })
    if (outcome.status === 'refused')
      throw new Error(`The demonstration's workbook was refused: ${JSON.stringify(outcome.report)}`)
    progress.end()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
