import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { appendEntry } from '#caseload'
import { asActor } from '#platform/access/as-actor.ts'
import { openSession } from '#platform/access/sessions.ts'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { dayOf } from '#platform/web/dates.ts'
import { press, saidDone, windowOf } from '../browser-window.ts'
import { giveHours, holdersIn, mainOf, recordAbout, waitingIn } from '../limits-desk.ts'
import { startJourneyService } from '../service.ts'

const service = await startJourneyService({ after })
const browser = await openBrowser({ after })
const { app, system } = service.databases
const team = 'E01AT1'
const newlyQualified = (await holdersIn(service, team)).at(-1)
const [waiting] = await waitingIn(service, team)
assert.ok(newlyQualified && waiting)
const { officer } = newlyQualified
const today = dayOf(new Date())
await giveHours(service, { team, officer }, 37)
await recordAbout(service, {
  ...{ officer, team, kind: 'protection', detail: 'newly-qualified', confidential: false, from: '2026-10-01' },
})
await system.transaction().execute(trx =>
  appendEntry(trx, {
    ...{
      personId: waiting,
      kind: 'risk-assessment',
      happened: { from: today },
      author: officer,
      workDoneBy: officer,
      now: new Date(),
    },
    body: {
      children: 'low',
      public: 'very-high',
      knownAdult: 'low',
      staff: 'low',
      overall: 'very-high',
      text: 'New charge.',
    },
  }),
)
const senior = await windowOf(browser, service.address, 'senior')
const form = `/allocation/beyond-limits/${team}/${officer}?person=${waiting}`
const RULE = /Newly qualified officer: No very high risk of serious harm while newly qualified/

const holder = async (): Promise<string | null> => {
  const { rows } = await sql<{
    holder: string | null
  }>`select practitioner as holder from caseload.person where person_id = ${waiting}`.execute(system)
  return rows[0]?.holder ?? null
}

test('the rule is named, with its source and who may decide otherwise', async () => {
  const shown = await mainOf(senior, form)
  assert.match(shown, RULE)
  assert.match(shown, /Our own reading/)
  assert.match(shown, /the head of the probation delivery unit or a higher level decides/)
})

test('the entry itself is refused, whichever way the senior officer writes it', async () => {
  const now = new Date()
  const actor = await openSession(app, 'senior', new Date(now.getTime() + 3_600_000))
  assert.ok(actor?.practitioner)
  const by = { author: actor.practitioner, workDoneBy: actor.practitioner, happened: { from: today }, now }
  const body = { team, practitioner: officer }
  await assert.rejects(
    asActor(service.databases, actor, trx => appendEntry(trx, { ...by, personId: waiting, kind: 'allocated', body })),
    RULE,
  )
  assert.equal(await holder(), null)
})

test('the senior officer can only propose it; the entry names who, why and until when, and the case is not given', async () => {
  await senior.goto(form)
  await senior.getByLabel('Why is the work given to this officer?').fill('She knows the family.')
  await senior.getByLabel('What was offered or tried instead?').fill('Two experienced officers were asked.')
  const [year, month, day] = today.split('-').map(Number)
  await senior.getByLabel('Last day of the decision').fill(`${day} ${month} ${year}`)
  await press(senior, 'Propose it')
  assert.match(await saidDone(senior), /head of the probation delivery unit decides/)
  assert.equal(await holder(), null)
  const { rows } = await sql<{
    act: string
    reason: string
  }>`select convert_from(payload, 'UTF8')::jsonb ->> 'act' as act,
    convert_from(payload, 'UTF8')::jsonb ->> 'reason' as reason
    from allocation.entry e join ledger.leaf_in l on l.entry_id = e.id`.execute(system)
  assert.deepEqual(rows, [{ act: 'proposed', reason: 'She knows the family.' }])
})

test('the level allowed to decides, by an entry of its own', async () => {
  const at = new URL(senior.url()).pathname
  const head = await windowOf(browser, service.address, 'head')
  await head.goto(at)
  await head.getByLabel('Refuse', { exact: true }).check()
  await head.getByLabel('Your reasons').fill('Not while she is newly qualified: I move a case from Ada.')
  await press(head, 'Record the decision')
  const shown = await mainOf(senior, at)
  assert.match(shown, /Refused by\s+Morwen Ashcombe, head of the probation delivery unit/)
  assert.equal(await holder(), null)
})
