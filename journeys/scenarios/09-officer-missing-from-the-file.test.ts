import assert from 'node:assert/strict'
import path from 'node:path'
import { after, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { openBrowser } from '#platform/web/browser-testing.ts'
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

/** What a reader could take for an idle officer. */
const IDLE = /(^|[^\d.])0(\.0+)?\s?%|\bfree\b/i
const REASON = /not in the file of 20 November 2026/i

const senior = await windowOf(browser, service.address, 'senior')

const rowOfForgotten = async (page: Page): Promise<string> => {
  await page.goto(`/workload/teams/${team}`)
  return page.getByRole('row').filter({ hasText: name }).innerText()
}

/** Points available and officers unknown, as the head of the team page sums them up. */
const totalsOf = async (page: Page): Promise<{ available: number; unknown: number }> => {
  await page.goto(`/workload/teams/${team}`)
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
  const answer = await senior.goto(officerAddress)
  assert.equal(answer?.status(), 200)
  const shown = await senior.locator('main').innerText()
  assert.match(shown, REASON)
  assert.doesNotMatch(shown.split('Latest results')[0] ?? '', IDLE)
})

test('the file that the team takes away says unknown in every figure', async () => {
  const csv = await (await senior.request.get(`/workload/exports/overview?unit=${team}&format=csv`)).text()
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true })
  const row = rows.find(one => one['Offender Manager'] === name)
  assert.ok(row, csv)
  const figures = ['Capacity Percentage', 'Total Points Used', 'Remaining Points', 'Total Cases', 'CMS Points']
  assert.deepEqual(
    figures.map(figure => row[figure]),
    figures.map(() => 'Unknown'),
  )
})

test('the team is not shown as having the room of an idle officer', async () => {
  const { available } = await totalsOf(senior)
  assert.ok(available < before.available, `${available} points available now, ${before.available} before`)
})
