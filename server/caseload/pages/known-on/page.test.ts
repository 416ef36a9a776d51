import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { appendEntry } from '../../commands/append-entry.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room], () => new Date('2026-11-23T09:00:00Z'))
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()
const common = { personId: aled, author: 'N01A001', workDoneBy: 'N01A001' }

await as(databases, 'ada', async trx => {
  const contact = { ...common, kind: 'contact', happened: { from: '2026-10-01' } }
  await appendEntry(trx, {
    ...contact,
    body: { type: 'phone', text: 'Said that he was calm.' },
    now: new Date('2026-10-01T10:00:00Z'),
  })
  await appendEntry(trx, {
    ...contact,
    body: { type: 'phone', text: 'His sister rang: she was afraid.' },
    now: new Date('2026-10-20T10:00:00Z'),
  })
  const assess = { children: 'low', public: 'high', knownAdult: 'very-high', staff: 'low', overall: 'very-high' }
  await appendEntry(trx, {
    ...common,
    kind: 'risk-assessment',
    happened: { from: '2026-10-15' },
    body: { ...assess, text: 'He has threatened her.' },
    now: new Date('2026-10-15T10:00:00Z'),
  })
})

const main = (body: string): string => body.slice(body.indexOf('<main'), body.indexOf('</main>'))
const pageAt = async (address: string): Promise<string> =>
  main((await (await signIn('ada')).get(`/people/${aled}/${address}`)).body)

test('what was written down nineteen days later was not known on the day, and is listed apart', async () => {
  const page = await pageAt('known-on?day=10+October+2026')
  const [known = '', later = ''] = page.split('id="later"')
  assert.deepEqual(
    [known.includes('Said that he was calm.'), known.includes('she was afraid'), later.includes('she was afraid')],
    [true, false, true],
  )
})

test('the risk that was known on the day is the risk of that day, not of today', async () => {
  const page = await pageAt('known-on?day=10/10/26')
  assert.match(page, /High, assessed 4 May 2026/)
  assert.doesNotMatch(page, /Very high, assessed/)
})

test('as at a day shows that day beside today and marks what differs', async () => {
  const page = await pageAt('as-at?day=10+October+2026')
  assert.match(page, /High, assessed 4 May 2026[\s\S]*Very high, assessed 15 October 2026/)
  assert.match(page, /Risk of serious harm <strong[^>]*>Differs/)
})

test('as at a day counts what was written down about it later; what was known on the day does not', async () => {
  const [asAt, known] = [await pageAt('as-at?day=2+10+2026'), await pageAt('known-on?day=2+10+2026')]
  assert.match(asAt, /Last contact[\s\S]{0,200}1 October 2026/)
  assert.match(known, /1 entry about that day or earlier ones were recorded afterwards|1 entr/)
})

test('a day that is none says what is wrong and shows nothing else', async () => {
  const page = await pageAt('known-on?day=31+Feb+2026')
  assert.match(page, /not in the calendar/)
  assert.doesNotMatch(page, /Recorded later/)
})

test('a day that has not come is refused', async () => {
  assert.match(await pageAt('known-on?day=1+1+2199'), /Enter a day that is not in the future/)
})

test('nobody of another unit reads what was known', async () => {
  const answer = await (await signIn('gil')).get(`/people/${aled}/known-on?day=1+10+2026`)
  assert.equal(answer.status, 404)
})
