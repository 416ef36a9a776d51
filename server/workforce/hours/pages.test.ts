import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profiles, ruleSetOn } from '@candour/workload'
import { hash } from '@node-rs/argon2'
import { sql } from 'kysely'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { room } from '../index.ts'
import { as, writeSmallUnit } from '../staff/testing.ts'
import { hoursOn } from './hours-on.ts'

/** Far ahead: a session of this clock must not have ended on the clock of the database. */
const now = new Date('2076-11-30T10:00:00Z')
const ada = '/workload/teams/X01T1/officers/X01A'
const rules = ruleSetOn('2076-11-30')
if (!rules.known) throw new Error(rules.why)

const desk = async (t: test.TestContext) => {
  const app = await startTestApp(t, [room], () => now)
  await writeSmallUnit(app.databases, await hash(DEMONSTRATION_PASSWORD, { memoryCost: 1024, timeCost: 1 }))
  const reduced = async (who: string, day: string) => {
    const on = await as(app.databases, who, trx =>
      hoursOn(trx, day, { ruleSet: rules.value, profile: profiles.candour }),
    )
    const { contracted, reduced } = on.of('X01T1', 'X01A', 'M')
    return [contracted, reduced]
  }
  const rows = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from workforce.reduction`.execute(app.databases.system)).rows[0]
      ?.n
  return { ...app, reduced, rows }
}

type Client = Awaited<ReturnType<Awaited<ReturnType<typeof desk>>['signIn']>>

/** Sends a form and gives the page that it leads to. */
const send = async (client: Client, path: string, fields: Record<string, string>): Promise<string> => {
  const { location } = await client.post(path, fields, path.replace(/\/(end|correct|delete|change)$/, ''))
  return location ? (await client.get(location)).body : 'not found'
}

const contracted = { hours: '37', from: '1 1 2076' }
const learning = { reason: 'Newly qualified officer', hours: '', from: '1 12 2076', to: '', notes: 'Since her exam' }

test('a manager records hours and a reduction before it applies, and figures of that day follow for everybody', async t => {
  const { signIn, reduced } = await desk(t)
  const sol = await signIn('sol')
  assert.match(await send(sol, `${ada}/reductions/new`, learning), /Record the contracted hours of Ada Whitlock first/)
  assert.match(await send(sol, `${ada}/hours/new`, contracted), /37 hours a week from 1 January 2076/)
  const page = await send(sol, `${ada}/reductions/new`, learning)
  assert.match(page, /7\.4 hours a week off from 1 December 2076 to 31 August 2077/)
  assert.match(page, /Scheduled/)
  for (const who of ['sol', 'rhea', 'ben', 'nation']) {
    assert.deepEqual(
      [await reduced(who, '2076-11-30'), await reduced(who, '2076-12-01')],
      [
        [37, 0],
        [37, 7.4],
      ],
      who,
    )
  }
  const own = await (await signIn('ada')).get(`${ada}/hours`)
  assert.match(own.body, /Newly qualified officer/)
  assert.doesNotMatch(own.body, /Record a reduction/)
  for (const who of ['ben', 'rhea', 'other-head']) {
    assert.equal((await (await signIn(who)).get(`${ada}/hours`)).status, 404, who)
  }
})

test('what is wrong with hours or a reduction is said beside the field, and nothing is written', async t => {
  const { signIn, rows } = await desk(t)
  const sol = await signIn('sol')
  for (const [fields, message] of [
    [{ hours: '38', from: '1 1 2076' }, /between 0 and 37\.5/],
    [{ hours: '-5', from: '1 1 2076' }, /between 0 and 37\.5/],
    [{ hours: '', from: '1 1 2076' }, /Enter the hours a week/],
    [{ hours: '37', from: '1 1 2019' }, /joined on 6 January 2020/],
  ] as const) {
    assert.match(await send(sol, `${ada}/hours/new`, fields), message)
  }
  await send(sol, `${ada}/hours/new`, contracted)
  assert.match(await send(sol, `${ada}/hours/new`, contracted), /recorded already: 37/)
  for (const [fields, message] of [
    [{ hours: '-7.4' }, /Hours must be between 0 and 37/],
    [{ hours: '40' }, /Hours must be between 0 and 37/],
    [{ reason: 'Trade union time', hours: '20', to: '1 3 2077' }, /Hours must be between 0 and 18\.5/],
    [{ reason: 'Trade union time', hours: '', to: '1 3 2077' }, /no usual share/],
    [{ reason: 'Trade union time', hours: '10', to: '' }, /no usual length/],
    [{ to: '30 11 2076' }, /The end must be after the start/],
    [{ reason: 'Tired' }, /Select a reason of the list/],
    [{ notes: 'x'.repeat(4000) }, /shorter than 4000/],
  ] as const) {
    assert.match(await send(sol, `${ada}/reductions/new`, { ...learning, ...fields }), message)
  }
  assert.equal(await rows(), 0)
  await send(sol, `${ada}/hours/new`, { hours: '0', from: '1 2 2077' })
  const zero = await send(sol, `${ada}/reductions/new`, { ...learning, from: '1 3 2077' })
  assert.match(zero, /no contracted hours to reduce/)
  assert.equal(
    (await sol.post('/workload/teams/X01T1/officers/X01S/hours/new', contracted, `${ada}/hours/new`)).status,
    404,
    'own hours',
  )
  assert.equal(
    (await sol.post('/workload/teams/X01T2/officers/X01A/hours/new', contracted, `${ada}/hours/new`)).status,
    404,
    'another team',
  )
  const head = await signIn('head')
  const second = await send(head, '/workload/teams/X01T2/officers/X01A/hours/new', contracted)
  assert.match(second, /With 37 in Tamble one this makes 74 hours a week/)
})

test('ending, correcting and deleting are rows of their own; twice the same reason is refused, too much is said', async t => {
  const { signIn, reduced, rows } = await desk(t)
  const sol = await signIn('sol')
  await send(sol, `${ada}/hours/new`, contracted)
  await send(sol, `${ada}/reductions/new`, { ...learning, from: '1 6 2076' })
  assert.match(
    await send(sol, `${ada}/reductions/new`, { ...learning, from: '1 10 2076' }),
    /recorded already from 1 June/,
  )
  const sick = { reason: 'Long-term sickness', hours: '', from: '2 11 2076', to: '31 12 2076', notes: '' }
  assert.match(await send(sol, `${ada}/reductions/new`, sick), /reductions take 44\.4 of 37 contracted hours/)
  assert.deepEqual(await reduced('sol', '2076-11-30'), [37, 44.4])

  const end = { lastDay: '27 11 2076', whyEnded: 'Back at work since Monday' }
  assert.match(await send(sol, `${ada}/reductions/2/end`, { ...end, whyEnded: '' }), /at least 10 characters/)
  assert.match(await send(sol, `${ada}/reductions/2/end`, { ...end, lastDay: '1 11 2076' }), /delete it/)
  assert.match(await send(sol, `${ada}/reductions/2/end`, end), /It ends on 27 November 2076/)
  assert.deepEqual(await reduced('sol', '2076-11-30'), [37, 7.4])
  assert.equal(
    (await sol.post(`${ada}/reductions/2/end`, end, `${ada}/reductions/new`)).status,
    404,
    'a row that was replaced is changed no more',
  )

  const right = { ...learning, from: '1 6 2076', hours: '5', why: 'She agreed to five hours' }
  assert.match(await send(sol, `${ada}/reductions/1/correct`, right), /Corrected: 5 hours a week off/)
  assert.deepEqual(await reduced('rhea', '2076-11-30'), [37, 5])
  await send(sol, `${ada}/reductions/4/delete`, { whyDeleted: 'She qualified a year ago' })
  assert.deepEqual(await reduced('rhea', '2076-11-30'), [37, 0])
  assert.equal(await rows(), 5)
  const history = await sol.get(`${ada}/reductions/5`)
  assert.match(history.body, /Deleted by sol.*Corrected by sol.*Recorded by sol/s)
  const fix = { newHours: '30', from: '1 1 2076', why: 'The contract says thirty' }
  assert.match(await send(sol, `${ada}/hours/1/correct`, fix), /Corrected: 30 hours a week/)
  assert.deepEqual(await reduced('rhea', '2076-11-30'), [30, 0])
})

test('what ends within six weeks is listed for the manager with who is responsible', async t => {
  const { signIn } = await desk(t)
  const sol = await signIn('sol')
  await send(sol, `${ada}/hours/new`, contracted)
  await send(sol, `${ada}/reductions/new`, { ...learning, from: '1 6 2076', to: '18 12 2076' })
  const { body } = await sol.get('/workforce/reductions')
  assert.match(body, /Ada Whitlock.*18 December 2076.*Sol Bramley/s)
  assert.doesNotMatch((await (await signIn('rhea')).get('/workforce/reductions')).body, /Ada Whitlock/)
})

test('a protection brings its hours; it is refused for another grade, and twice', async t => {
  const { signIn, reduced } = await desk(t)
  const sol = await signIn('sol')
  await send(sol, `${ada}/hours/new`, contracted)
  const fields = { detail: 'newly-qualified', from: '1 10 2076', to: '', notes: '', takeHours: 'yes' }
  const path = '/workforce/staff/X01A/record/protection'
  assert.match(await send(sol, path, { ...fields, detail: 'pqip' }), /is for: Trainee probation officer/)
  assert.match(await send(sol, path, { ...fields, detail: '' }), /select one of the list/)
  assert.match(await send(sol, path, fields), /with 1 reduction of hours: Newly qualified officer/)
  assert.deepEqual(await reduced('ben', '2076-11-30'), [37, 7.4])
  assert.match(await send(sol, path, fields), /is recorded already, from 1 October 2076/)
  const page = await (await signIn('ada')).get('/workforce/staff/X01A')
  assert.match(page.body, /No very high risk of serious harm while newly qualified.*Our own reading/s)
  assert.match(page.body, /Newly qualified officer.*30 June 2077/s)
  const dates = { detail: 'informal', from: '2 11 2076', to: '1 11 2076', notes: 'Weekly meetings' }
  const measure = '/workforce/staff/X01A/record/measure'
  assert.match(await send(sol, measure, dates), /on or after 2 November 2076/)
  assert.match(await send(sol, measure, { ...dates, to: '', notes: '' }), /Enter why/)
  assert.match(await send(sol, measure, { ...dates, to: '' }), /Recorded: Informal support plan/)
  const gone = '/workforce/staff/X01A/record/leaving'
  assert.match(await send(sol, gone, { from: '31 12 2076', notes: '' }), /Recorded: Leaves/)
  assert.match(await send(sol, `${ada}/hours/new`, { hours: '20', from: '5 1 2077' }), /Ada Whitlock left/)
})
