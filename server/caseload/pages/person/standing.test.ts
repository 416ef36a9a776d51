import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { appendEntry } from '../../commands/append-entry.ts'
import { entriesOf } from '../../record/stored.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room])
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()
const page = `/people/${aled}?kind=risk-assessment`
const form = `/people/${aled}/entries/new`

const { entryId: assessment } = await as(databases, 'ada', trx =>
  appendEntry(trx, {
    personId: aled,
    kind: 'risk-assessment',
    happened: { from: '2026-10-01' },
    author: 'N01A001',
    workDoneBy: 'N01A001',
    body: {
      children: 'low',
      public: 'high',
      knownAdult: 'low',
      staff: 'low',
      overall: 'high',
      text: 'Second assessment.',
      role: 'unapproved',
    },
    now: new Date('2026-10-01T09:00:00Z'),
  }),
)
const typed = { kind: 'countersignature', happened: 'today', assessment, outcome: 'countersigned' }
const countersignatures = async () =>
  (await as(databases, 'esme', trx => entriesOf(trx, [aled]))).filter(({ kind }) => kind === 'countersignature').length

test('the timeline says that an assessment waits for a countersignature, and why', async () => {
  const { body } = await (await signIn('ada')).get(page)
  assert.match(body, /Waits for a countersignature/)
  assert.match(body, /Work of an unapproved practitioner is always countersigned/)
})

test('a practitioner cannot countersign: not with the form, and not past it in SQL', async () => {
  await (await signIn('ada')).post(form, typed)
  const { assessment: about, outcome } = typed
  const entry = {
    personId: aled,
    kind: 'countersignature',
    happened: { from: '2026-10-02' },
    author: 'N01A002',
    workDoneBy: 'N01A002',
    body: { assessment: about, outcome },
    now: new Date('2026-10-02T09:00:00Z'),
  }
  await assert.rejects(
    as(databases, 'ada', trx => appendEntry(trx, entry)),
    /row-level security/,
  )
  assert.equal(await countersignatures(), 0)
})

test('a manager countersigns, and the timeline says so', async () => {
  const esme = await signIn('esme')
  const answer = await esme.post(form, typed, `${form}?kind=countersignature`)
  assert.equal(answer.status, 303)
  const { body } = await esme.get(page)
  assert.match(body, /Standing<\/dt>\s*<dd[^>]*>\s*Countersigned, /)
})
