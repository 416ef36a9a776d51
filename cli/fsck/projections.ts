import { sql } from 'kysely'
import { actDifferences } from '#allocation'
import { rebuildProjection } from '#caseload'
import type { Trx } from '#platform/database/tables.ts'
import type { Watch } from '#platform/ledger/check.ts'
import type { Finding } from '#platform/ledger/check-finding.ts'
import {
  decisionDifferences,
  recomputeResult,
  spanDifferences,
  staffDifferences,
  weekDifferences,
  workDifferences,
} from '#workforce'

/** Where the current state of cases is not the fold of their entries. */
const caseloadProjection = async (trx: Trx): Promise<Finding[]> =>
  (await rebuildProjection(trx)).map(({ subject, what }) => ({ check: 'caseload projection', subject, what }))

/** Where the mark that closes a record to all but named people is not what two people agreed. */
const limits = async (trx: Trx): Promise<Finding[]> => {
  const { rows } = await sql<{ id: string }>`select p.person_id as id from caseload.person p
    left join (select person_id, range_agg(tstzrange(starts_at, ends_at)) as agreed from caseload.limited_access
      where rule = 'restriction' and agreed and superseded_at is null group by person_id) l using (person_id)
    where p.restricted is distinct from l.agreed order by 1`.execute(trx)
  const what = 'is restricted at other times than the lists of this record say'
  return rows.map(({ id }) => ({ check: 'limited access', subject: id, what }))
}

/** Where a published workload figure does not come out again from what was stored with it. */
const workforceResults = async (trx: Trx): Promise<Finding[]> => {
  const { rows } = await sql<{ id: number }>`select id from workforce.result_set order by id`.execute(trx)
  const findings: Finding[] = []
  for (const { id } of rows) {
    const { differences } = await recomputeResult(trx, id)
    for (const { of, figure, published, recomputed } of differences) {
      const what = `${figure} of ${of} is ${published}, recomputed ${recomputed}`
      findings.push({ check: 'workforce result', subject: `result ${id}`, what })
    }
  }
  return findings
}

/** Where who counted for which post, and when, is not what the entries say. */
const caseSpans = async (trx: Trx): Promise<Finding[]> =>
  (await spanDifferences(trx)).map(({ subject, what }) => ({ check: 'case span', subject, what }))

/** Where the reports and support contacts that count for somebody are not what the entries say. */
const workDone = async (trx: Trx): Promise<Finding[]> =>
  (await workDifferences(trx)).map(({ subject, what }) => ({ check: 'work done', subject, what }))

/** Where the figures that a closed week kept are not those whose digest is in the ledger. */
const closedWeeks = async (trx: Trx): Promise<Finding[]> =>
  (await weekDifferences(trx)).map(({ subject, what }) => ({ check: 'closed week', subject, what }))

/** Where a decision on a demand level is not what its entry says. */
const demandLevels = async (trx: Trx): Promise<Finding[]> =>
  (await decisionDifferences(trx)).map(({ subject, what }) => ({ check: 'demand level', subject, what }))

/** Where the history of allocations is not what the entries that gave cases say. */
const allocationHistory = async (trx: Trx): Promise<Finding[]> =>
  (await actDifferences(trx)).map(({ subject, what }) => ({ check: 'allocation history', subject, what }))

/** Where hours, reductions or facts of an officer are not what their entries say. */
const staffRecord = async (trx: Trx): Promise<Finding[]> =>
  (await staffDifferences(trx)).map(({ subject, what }) => ({ check: 'staff record', subject, what }))

const projections: Readonly<Record<string, (trx: Trx) => Promise<Finding[]>>> = {
  'allocation history': allocationHistory,
  'caseload projection': caseloadProjection,
  'case span': caseSpans,
  'work done': workDone,
  'closed week': closedWeeks,
  'demand level': demandLevels,
  'limited access': limits,
  'staff record': staffRecord,
  'workforce result': workforceResults,
}

/**
 * Makes what the rooms derive from their entries again, compares, and reports each difference. An entry so damaged that it cannot be read ends one
 * room's check with a finding, not the others'.
 */
export const checkProjections = async (trx: Trx, { found, progress }: Watch): Promise<void> => {
  for (const [done, [check, differences]] of Object.entries(projections).entries()) {
    progress('projections', done)
    try {
      for (const finding of await differences(trx)) found(finding)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      found({ check, subject: 'all of it', what: `could not be made again: ${why}` })
    }
  }
}
