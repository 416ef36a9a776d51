import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '#platform/web/testing.ts'
import { appendEntry } from '../../commands/append-entry.ts'
import { room } from '../../room.ts'
import { as, seedCaseload } from '../../testing.ts'

const { databases, signIn } = await startTestApp({ after }, [room], () => new Date('2026-11-23T09:00:00Z'))
const ids = await seedCaseload(databases)
const aled = ids.get('X100001') ?? assert.fail()
const write = (kind: string, on: string, body: unknown) =>
  as(databases, 'ada', trx =>
    appendEntry(trx, {
      ...{ personId: aled, kind, happened: { from: on }, body, author: 'N01A001', workDoneBy: 'N01A001' },
      now: new Date(`${on}T10:00:00Z`),
    }),
  )

const main = (body: string): string => body.slice(body.indexOf('<main'), body.indexOf('</main>'))
const pageFor = async (username: string, query = ''): Promise<string> =>
  main((await (await signIn(username)).get(`/people/${aled}/tier${query}`)).body)

test('before anything is scored the page says what is missing, and how to mend it', async () => {
  const page = await pageFor('ada')
  assert.match(page, /There is no tier v3: it needs the predictors ARP and CSRP/)
  assert.match(page, /Complete the OGRS4 predictors in the assessment and record them/)
})

test('the page names the deciding rule, the points, the entries behind them and what would change the tier', async () => {
  const levels = { children: 'low', public: 'medium', knownAdult: 'low', staff: 'low', overall: 'medium' }
  const { entryId } = await write('risk-assessment', '2026-11-02', {
    ...{
      ...levels,
      text: 'Calm.',
      layer: 'full',
      signing: 'signed',
      needs: [{ area: 'drugs', level: 'some', score: 8 }],
    },
    predictors: [
      { name: 'rsr', percent: 3.4 },
      { name: 'arp', percent: 80, basis: 'static' },
      { name: 'csrp', percent: 0.7, basis: 'dynamic' },
    ],
  })
  const page = await pageFor('ada')
  assert.match(page, /Decided by: Reoffending/)
  assert.match(page, /<dt>RSR<\/dt><dd>10<\/dd>/)
  assert.match(page, /ARP of 90% or more: <strong>C<\/strong>/)
  assert.match(page, /Finish the assessment, so that ARP is calculated with its answers/)
  assert.match(page, /Drug misuse, severe<\/dt><dd>2</)
  assert.ok(page.includes(`/people/${aled}/entries/${entryId}`))
  assert.match(page, /After: risk assessment/)
})

test('a lower registration is shown until a second person has looked at it, and its author is not asked to', async () => {
  await write('registration', '2026-11-10', { act: 'added', type: 'RVHR' })
  await write('registration', '2026-11-20', { act: 'added', type: 'RMRH' })
  const [hers, his] = [await pageFor('ada'), await pageFor('esme')]
  assert.match(hers, /recorded the risk of serious harm lower on 20 November 2026: from very high to medium/)
  assert.doesNotMatch(hers, /Say what you found/)
  assert.match(his, /Say what you found/)
  assert.match(his, /the present national service would differ/i)
})

test('as at a past day the page shows the tiers of that day', async () => {
  const page = await pageFor('ada', '?day=5+11+2026')
  assert.match(page, /Why this tier, as at 5 November 2026/)
  assert.doesNotMatch(page, /registered the risk of serious harm lower/)
  assert.match(await pageFor('ada', '?day=31+Feb+2026'), /not in the calendar/)
})

test('nobody of another unit sees why', async () => {
  assert.equal((await (await signIn('gil')).get(`/people/${aled}/tier`)).status, 404)
})

test('a past day says which rules held then, and with which the page calculates', async () => {
  const between = await pageFor('ada', '?day=2026-05-06')
  assert.match(between, /other rules of tier v3 were in force, since 23 April 2026/)
  assert.match(await pageFor('ada', '?day=2026-01-10'), /Tier v3 began on 16 March 2026: on this day there was none/)
  assert.doesNotMatch(await pageFor('ada'), /Rules of this day/)
})
