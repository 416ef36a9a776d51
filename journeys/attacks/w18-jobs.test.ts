import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { startJobs } from '#platform/jobs/jobs.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { rooms } from '../../server/rooms.ts'

const { databases, signIn } = await startTestApp({ after }, rooms)

/** What became of the newest import; waits until something has. */
const outcome = async (): Promise<string> => {
  for (let looks = 0; looks < 300; looks += 1) {
    const { rows } = await sql<{ said: string }>`select status || ' ' || coalesce(report::text, '') as said
      from workforce.import where status not in ('waiting', 'running')`.execute(databases.system)
    if (rows[0]) return rows[0].said
    await pause(100)
  }
  return 'nothing'
}

test('W18 a workbook that was sent before its sender lost the right to send it is not imported', async () => {
  const administrator = await signIn('administrator')
  const content = Buffer.from('PK\u0003\u0004 and no more', 'latin1')
  const sent = await administrator.upload(
    '/workforce/imports',
    { name: 'night.xlsx', content },
    '/workforce/imports/new',
  )
  assert.match(sent.location ?? '', /^\/workforce\/imports\/\d+$/)
  await databases.system
    .updateTable('platform.account')
    .set({ role: 'auditor' })
    .where('username', '=', 'administrator')
    .execute()
  const jobs = await startJobs(databases, rooms)
  const said = await outcome()
  // Before the database goes: a job that is cut off would be blamed on the test.
  await jobs.stop()
  assert.match(said, /^refused .*may no longer import a workbook/)
})

test('W18 both imports ask again who may; the other jobs act for nobody: what they make gives nobody a case or a right', () => {
  const jobs = rooms.flatMap(room => Object.keys(room.tasks?.(databases) ?? {}))
  assert.deepEqual(jobs.toSorted(), [
    // An answer to a question: giving the cases is an act of its own, in which everything is asked again.
    'allocation-plan',
    // Keeps figures that everybody who works in the service may see.
    'close-weeks',
    'destroy-keys-of-erased-records',
    'look-at-escalations',
    'make-bundle',
    'make-forecasts',
    'note-no-plan',
    'recalculate-tiers',
    'send-allocation-message',
    'workforce-establishment',
    'workforce-import',
  ])
})
