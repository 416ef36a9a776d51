import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { readZip } from '../verifier/index.ts'
import { writeZip } from '../verifier/zip/write-zip.ts'
import { windowOf } from './browser-window.ts'
import { candour } from './candour.ts'
import {
  announce,
  assessCase,
  drawSample,
  openInspection,
  proposeForPublication,
  publish,
  rateDomainOne,
} from './inspection-desk.ts'
import { nights, writeNightWorkbook } from './night-workbook.ts'
import { addContact, correctNote, sayWhy } from './record-desk.ts'
import { startJourneyService } from './service.ts'
import { uploadWorkbook } from './upload.ts'

// The main job from an empty service to a proof at home, step by step in one browser: each step stands on those before it.
const service = await startJourneyService({ after })
const browser = await openBrowser({ after })
const { struggling, region } = service

const mainOf = (page: Page): Promise<string> => page.locator('main').innerText()
const headingOf = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText()

const follow = async (page: Page, name: string | RegExp): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name }).first().click()])
}

test('the national director imports last night’s workbook and watches it being read', async () => {
  const file = path.join(service.folder, 'WMT_PS.xlsx')
  await writeNightWorkbook(file, service, nights.last)
  const director = await windowOf(browser, service.address, 'nation')
  const said = await uploadWorkbook(director, file)
  assert.match(said, /Published/)
  assert.match(said, /SHA-256 of the file\s+[0-9a-f]{64}/)
  await follow(director, 'Show the figures of this result')
  assert.equal(await headingOf(director), 'England and Wales')
})

test('the figures go down from the nation to one officer, and to how that figure is made', async () => {
  const senior = await windowOf(browser, service.address, 'senior')
  const team = `${struggling.plan.name} team 1`
  await senior.goto('/workload')
  for (const name of [region.name, struggling.plan.name, team]) {
    await follow(senior, name)
    assert.equal(await headingOf(senior), name)
    assert.match(await mainOf(senior), /Source: the record in Candour\s+As at now/)
  }
  const named = senior.getByRole('rowheader').getByRole('link').filter({ hasNotText: 'No named officer' })
  const officer = await named.first().innerText()
  await follow(senior, officer)
  assert.equal(await headingOf(senior), officer)
  await follow(senior, /How this figure is made/)
  assert.match(await mainOf(senior), /2,176/)
})

test('a practitioner adds an entry, and corrects it with the first version still to be read', async () => {
  const practitioner = await windowOf(browser, service.address, 'practitioner')
  await practitioner.goto('/people')
  const ownName = (await practitioner.locator('.candour-account__name').innerText()).split(',')[0] ?? ''
  const ofColleague = practitioner.getByRole('row').filter({ hasNotText: ownName }).nth(1)
  await follow(practitioner, await ofColleague.getByRole('link').innerText())
  await sayWhy(practitioner, 'I cover for the named officer', 'Her officer is on leave today')
  await practitioner.waitForURL(/\/people\/[0-9a-f-]{36}$/)
  const person = path.posix.basename(new URL(practitioner.url()).pathname)
  await addContact(practitioner, person, 'today', 'Rang about the bus fare.')
  const entry = practitioner.getByRole('article').filter({ hasText: 'Rang about the bus fare.' })
  const address = String(await entry.getByRole('link').first().getAttribute('href'))
  await correctNote(practitioner, address, 'Rang about the bus fare and the rent.', 'Forgot the rent')
  await practitioner.goto(address)
  const versions = await mainOf(practitioner)
  assert.match(versions, /Rang about the bus fare\.\s/)
  assert.match(versions, /Rang about the bus fare and the rent\./)
  assert.match(versions, /Forgot the rent/)
})

const lead = await windowOf(browser, service.address, 'lead')
let inspection = ''
let bundle = ''

test('the lead inspector opens an inspection, freezes the population and draws', async () => {
  const cohort = ['1 4 2026', '31 5 2026'] as const
  inspection = await openInspection(lead, { unit: struggling.plan.name, cohort, size: 3 })
  await announce(lead, inspection)
  const sample = await drawSample(lead, inspection)
  assert.equal(sample.length, 3)
  for (const about of sample) await assessCase(lead, inspection, about)
})

test('ratings are computed while domain one is rated, and say how sure they are', async () => {
  await rateDomainOne(lead, inspection)
  await lead.goto(`/inspections/${inspection}/ratings`)
  const shown = await mainOf(lead)
  assert.match(shown, /P2\.1/)
  assert.match(shown, /Inadequate|Requires improvement|Good|Outstanding/)
  assert.match(shown, /\d+\s?%/)
})

test('changes since the announcement are listed before anything is published', async () => {
  await lead.goto(`/inspections/${inspection}/changes`)
  assert.match(await mainOf(lead), /0 entries since/)
})

test('the result is published for everyone to read, without signing in', async () => {
  await proposeForPublication(lead, inspection)
  bundle = await publish(await windowOf(browser, service.address, 'quality'), inspection, service.folder)
  const visitor = await browser.newPage({ baseURL: service.address })
  await visitor.goto('/published')
  await follow(visitor, new RegExp(struggling.plan.name))
  assert.match(await mainOf(visitor), /Prove it yourself/)
  const listed = await (await visitor.request.get('/published.json')).json()
  assert.deepEqual(listed[0], {
    id: inspection,
    unit: struggling.plan.name,
    framework: listed[0].framework,
    published: listed[0].published,
    report: `/published/${inspection}`,
    json: `/published/${inspection}/inspection.json`,
    bundle: `/published/${inspection}/bundle.zip`,
  })
  const kept = await visitor.request.get(listed[0].bundle)
  assert.deepEqual(await kept.body(), await readFile(bundle))
})

test('at home, with the server stopped, the bundle proves itself', async () => {
  await service.stop()
  const { code, said } = await candour('verify', bundle)
  assert.equal(code, 0, said)
  assert.match(said, /All \d+ claims hold\./)
})

/** The bundle with one bit changed in the middle of one of its files. */
const withOneChange = async (name: string): Promise<string> => {
  const files = new Map(readZip(await readFile(bundle)))
  const bytes = Uint8Array.from(files.get(name) ?? assert.fail(`the bundle has no ${name}`))
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  files.set(name, bytes)
  const file = path.join(service.folder, 'changed.zip')
  await writeFile(file, writeZip(files))
  return file
}

for (const name of ['inspection.json', 'change-range.json', 'checkpoint.published', 'policy']) {
  test(`with one byte of ${name} changed, verification fails and says where`, async () => {
    const { code, said } = await candour('verify', await withOneChange(name))
    assert.equal(code, 1, said)
    assert.match(said, /^FAILED /m)
  })
}
