import { done, notFound, refuse } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import type { AssignForm } from '../forms.ts'
import { isDrawn, lockInspection } from '../queries/inspection.ts'
import { sampledIds } from '../queries/sample.ts'
import { inspectorsFor } from '../queries/team.ts'
import { openRecordsFor } from '../record/open-records.ts'
import { inspections } from '../tables.ts'

/** Puts an inspector on an inspection. Nobody judges a unit in which they worked within three years. */
export const assignInspector: Command<AssignForm> = async ({ trx, actor, input, now }) => {
  const inspection = await lockInspection(trx, input.id)
  if (!inspection) return notFound()
  if (inspection.stage === 'published') return refuse([{ field: 'account', message: 'The inspection is published' }])
  const inspector = (await inspectorsFor(trx, inspection.id)).find(one => one.accountId === input.account)
  if (!inspector) return refuse([{ field: 'account', message: 'Select an inspector' }])
  if (inspector.assignedAt) return done(`${inspector.name} works on it already.`, `/inspections/${inspection.id}/team`)
  if (inspector.hasConflict) {
    return refuse([
      {
        field: 'account',
        message: `${inspector.name} declared that they worked in ${inspection.unit_name} within three years: choose somebody else`,
      },
    ])
  }
  const row = { inspection: inspection.id, account_id: input.account, assigned_by: actor.username, assigned_at: now }
  await inspections(trx).insertInto('inspection.member').values(row).execute()
  if (isDrawn(inspection)) {
    await openRecordsFor(trx, { inspection, people: await sampledIds(trx, inspection.id), now }, [input.account])
  }
  return done(`${inspector.name} works on this inspection.`, `/inspections/${inspection.id}/team`)
}
