import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { windowOf } from '../browser-window.ts'
import { giveHours, holdersIn, mainOf, recordAbout } from '../limits-desk.ts'
import { startJourneyService } from '../service.ts'

const service = await startJourneyService({ after }, { inspections: true })
const browser = await openBrowser({ after })
const team = 'E01AT1'
const pdu = service.struggling.plan.code
const { rows: staff } = await sql<{ officer: string }>`select code as officer from platform.practitioner
  where team = ${team} and code not like '%U' and "left" is null order by code`.execute(service.databases.system)
const NINE_OF_TEN = 0.9
for (const { officer } of staff.slice(0, Math.round(staff.length * NINE_OF_TEN))) {
  await recordAbout(service, {
    ...{ officer, team, kind: 'measure', detail: 'informal-plan', confidential: true, from: '2026-11-02' },
  })
}
for (const { officer } of staff) await giveHours(service, { team, officer }, 2)
const page = `/conditions-of-work/${pdu}`
const BOTH =
  /(8|9)\d% of the staff of .* are on a measure of work improvement while the workload is \d{3,}\.\d%, above the limit of 110%/

test('the head of the unit reads the measures and the load in one sentence, and team by team', async () => {
  const shown = await mainOf(await windowOf(browser, service.address, 'head'), page)
  assert.match(shown, BOTH)
  assert.match(shown, /On work improvement/)
})

test('so do the region and the inspector of the unit, and no officer is named to them', async () => {
  for (const who of ['region', 'lead']) {
    const shown = await mainOf(await windowOf(browser, service.address, who), page)
    assert.match(shown, BOTH, who)
    for (const { name } of await holdersIn(service, team))
      assert.ok(!shown.includes(name), `${name} is named to ${who}`)
  }
})

test('somebody who answers for nobody is told nothing', async () => {
  const practitioner = await windowOf(browser, service.address, 'practitioner')
  assert.equal((await practitioner.goto(page))?.status(), 403)
})
