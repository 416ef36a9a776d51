import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { appendEntry } from '../../commands/append-entry.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()
const visit = {
  personId: aled,
  kind: 'home-visit',
  happened: { from: '2026-10-01' },
  author: 'N01A001',
  workDoneBy: 'N01A002',
  body: { result: 'seen', text: 'Tidy.\nHis <mother> was there.' },
  now: new Date('2026-10-20T10:12:00Z'),
}
await as(databases, 'ada', async trx => {
  const first = await appendEntry(trx, visit)
  await appendEntry(trx, {
    ...visit,
    supersedes: first.entryId,
    reason: 'His aunt, not his mother',
    body: { result: 'seen', text: 'Tidy.' },
  })
})

test('a late visit says how late, who did it, who wrote it, and both versions stay', async () => {
  const { body } = await (await signIn('ada')).get(`/people/${aled}?kind=home-visit`)
  const said = [
    'Written late',
    'Corrected',
    'by Ben Okafor',
    'by Ada Whitlock, 19 days after it happened',
    'His aunt, not his mother',
  ]
  assert.deepEqual(
    said.filter(text => !body.includes(text)),
    [],
  )
})

test('what a person typed is shown as text, never as markup', async () => {
  const { body } = await (await signIn('ada')).get(`/people/${aled}`)
  assert.ok(body.includes('His &lt;mother&gt; was there.'))
})

test('a person of another team is not found, and the attempt is written down under their pseudonym', async () => {
  const { status } = await (await signIn('gil')).get(`/people/${aled}`)
  const events = await databases.system
    .selectFrom('platform.audit_event')
    .select(['what', 'who', 'outcome'])
    .where('subject_id', '=', aled)
    .where('who', '=', 'gil')
    .execute()
  assert.deepEqual([status, events], [404, [{ what: 'VIEW_PERSON', who: 'gil', outcome: 'denied' }]])
})

test('an inspector who has no sampled case is not told that a person exists', async () => {
  const inspector = await signIn('inspector')
  const unknown = await inspector.get('/people/00000000-0000-4000-8000-000000000000')
  const known = await inspector.get(`/people/${aled}`)
  assert.deepEqual([unknown.status, known.status], [404, 404])
})
