import assert from 'node:assert/strict'
import path from 'node:path'
import { after, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { recordHours } from '#workforce'
import { windowOf } from '../browser-window.ts'
import { nights, writeNightWorkbook } from '../night-workbook.ts'
import { startJourneyService } from '../service.ts'
import { uploadWorkbook } from '../upload.ts'

const service = await startJourneyService({ after }, { figures: true })
const browser = await openBrowser({ after })

const [team] = service.struggling.people.map(person => person.team)
const forgotten = service.struggling.members.find(
  member => member.team === team && member.grade === 'PO' && member.left === null,
)
assert.ok(team && forgotten)
const name = `${forgotten.forename} ${forgotten.surname}`
const officerAddress = `/workload/teams/${team}/officers/${forgotten.code}`

/** The number of the result of the latest file: without it a page shows the record, which forgets nobody. */
const latestResult = async (): Promise<number | undefined> => {
  const { rows } = await sql<{ id: number }>`
    select id from workforce.result_set order by extract_day desc, id desc limit 1`.execute(service.databases.system)
  return rows[0]?.id
}
const ofLatestFile = async (address: string): Promise<string> => `${address}?result=${await latestResult()}`

/** What a reader could take for an idle officer. */
const IDLE = /(^|[^\d.])0(\.0+)?\s?%|\bfree\b/i
const REASON = /not in the file of 20 November 2026/i

const senior = await windowOf(browser, service.address, 'senior')

const rowOfForgotten = async (page: Page): Promise<string> => {
  await page.goto(await ofLatestFile(`/workload/teams/${team}`))
  return page.getByRole('row').filter({ hasText: name }).innerText()
}

/** Points available and officers unknown, as the head of the team page sums them up. */
const totalsOf = async (page: Page): Promise<{ available: number; unknown: number }> => {
  await page.goto(await ofLatestFile(`/workload/teams/${team}`))
  const shown = await page.locator('main').innerText()
  const numberIn = (words: RegExp): number => {
    const found = words.exec(shown)?.[1]
    assert.ok(found, `${words} stands in: ${shown}`)
    return Number(found.replaceAll(',', ''))
  }
  return { available: numberIn(/([\d,]+) available/), unknown: numberIn(/([\d,]+) unknown/) }
}

const before = await totalsOf(senior)

test('while the file names the officer, there is a figure', async () => {
  assert.match(await rowOfForgotten(senior), /\d+(\.\d)?%/)
})

test('a file without the officer is taken, and one officer more is unknown', async () => {
  const file = path.join(service.folder, 'forgetful.xlsx')
  await writeNightWorkbook(file, service, nights.last, [forgotten.code])
  await uploadWorkbook(await windowOf(browser, service.address, 'administrator'), file)
  assert.equal((await totalsOf(senior)).unknown, before.unknown + 1)
})

test('the team page shows the officer as unknown, with the reason', async () => {
  const row = await rowOfForgotten(senior)
  assert.match(row, /Unknown/)
  assert.match(row, REASON)
  assert.doesNotMatch(row, IDLE)
})

test('the page of the officer says why, and shows no figure', async () => {
  const answer = await senior.goto(await ofLatestFile(officerAddress))
  assert.equal(answer?.status(), 200)
  const shown = await senior.locator('main').innerText()
  assert.match(shown, REASON)
  assert.doesNotMatch(shown.split('Latest results')[0] ?? '', IDLE)
})

/** The officer's line in the overview that a reader downloads. */
const lineOfForgotten = async (query: string): Promise<Record<string, string>> => {
  const answer = await senior.request.get(`/workload/exports/overview?unit=${team}&format=csv${query}`)
  const rows: Record<string, string>[] = parse(await answer.text(), { columns: true, bom: true })
  const row = rows.find(one => one['Offender Manager'] === name)
  assert.ok(row, `${name} is in the download`)
  return row
}

test('the file that the team takes away says unknown in every figure', async () => {
  const row = await lineOfForgotten(`&result=${await latestResult()}`)
  for (const figure of ['Capacity Percentage', 'Total Points Used', 'Remaining Points', 'Total Cases', 'CMS Points']) {
    assert.equal(row[figure], 'Unknown', figure)
  }
})

test('taken away from the record, it says what the record knows, and unknown where hours are missing', async () => {
  const row = await lineOfForgotten('')
  assert.deepEqual([row['Capacity Percentage'], row['Remaining Points']], ['Unknown', 'Unknown'])
  assert.ok(Number(row['Total Cases']) > 0 && Number(row['Total Points Used']) > 0)
})

test('the team is not shown as having the room of an idle officer', async () => {
  const { available } = await totalsOf(senior)
  assert.ok(available < before.available, `${available} points available now, ${before.available} before`)
})

test('the record forgets nobody whom a file forgot, and says what it does not know of them', async () => {
  await senior.goto(`/workload/teams/${team}`)
  const row = await senior.getByRole('row').filter({ hasText: name }).innerText()
  assert.match(row, /Unknown/)
  assert.match(row, /contracted hours are not recorded/i)
  assert.doesNotMatch(row, IDLE)
  await service.databases.system.transaction().execute(trx =>
    recordHours(trx, [{ officer: forgotten.code, team, from: '2026-01-05', hours: 37 }], {
      by: 'senior',
      now: new Date('2026-11-20T12:00:00Z'),
    }),
  )
  await senior.goto(`/workload/teams/${team}`)
  assert.match(await senior.getByRole('row').filter({ hasText: name }).innerText(), /\d+\.\d%/)
})

test('a day that is none, and one that has not come, are said, and nobody is shown as free on it', async () => {
  for (const [day, words] of [
    ['2026-02-30', /not in the calendar/],
    ['2099-01-01', /has not come yet/],
  ] as const) {
    await senior.goto(`/workload/teams/${team}?on=${day}`)
    assert.match(await senior.locator('main').innerText(), words)
  }
  await senior.goto(`${officerAddress}?on=2026-06-01`)
  const past = await senior.locator('main').innerText()
  assert.match(past, /You are looking at the figures as at 1 June 2026/)
  assert.match(past, /Workload today/)
  await senior.goto(`${officerAddress}/how`)
  assert.match(
    await senior.locator('main').innerText(),
    /Added up again just now from the record: the figures are the same/,
  )
})
