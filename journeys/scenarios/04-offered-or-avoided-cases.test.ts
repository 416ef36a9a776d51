import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { windowOf } from '../browser-window.ts'
import { candour } from '../candour.ts'
import { asOwnerOfDatabase } from '../insider.ts'
import { announce, drawSample, openInspection } from '../inspection-desk.ts'
import { startJourneyService } from '../service.ts'

const service = await startJourneyService({ after })
const browser = await openBrowser({ after })
const lead = await windowOf(browser, service.address, 'lead')
const inspection = await openInspection(lead, {
  unit: service.struggling.plan.name,
  cohort: ['1 1 2026', '30 9 2026'],
  size: 8,
})
await announce(lead, inspection)
const sample = await drawSample(lead, inspection)

const downloadDraw = async (): Promise<string> => {
  const file = path.join(service.folder, 'draw.json')
  const link = lead.getByRole('link', { name: /Download the draw/ })
  const [download] = await Promise.all([lead.waitForEvent('download'), link.click()])
  await download.saveAs(file)
  return file
}

type Request = { population: { id: string; strata: Record<string, string> }[] }
type Drawn = { populationRoot: string; draw: { id: string }[] }

const drawAgain = async (name: string, request: Request): Promise<Drawn> => {
  const file = path.join(service.folder, name)
  await writeFile(file, JSON.stringify(request))
  const { code, said } = await candour('draw', file)
  assert.equal(code, 0, said)
  return JSON.parse(said)
}

const frozenRoot = async (): Promise<string> => {
  await lead.goto(`/inspections/${inspection}`)
  const shown = await lead.locator('main').innerText()
  return /Root of the frozen population\s+([0-9a-f]{64})/.exec(shown)?.[1] ?? assert.fail(shown)
}

const file = await downloadDraw()
const request: Request = JSON.parse(await readFile(file, 'utf8'))

test('anyone who has the input of the draw gets the same sample', async () => {
  const { code, said } = await candour('draw', file)
  assert.equal(code, 0, said)
  const drawn: Drawn = JSON.parse(said)
  assert.deepEqual(new Set(drawn.draw.map(one => one.id)), new Set(sample))
})

test('the root that was shown when the population was frozen is the root of the downloaded population', async () => {
  const { populationRoot } = await drawAgain('again.json', request)
  assert.equal(populationRoot, await frozenRoot())
})

test('a population with one case withheld, or one offered, has another root', async () => {
  const root = await frozenRoot()
  const [first, ...others] = request.population
  assert.ok(first)
  const withheld = await drawAgain('withheld.json', { ...request, population: others })
  const offered = { ...first, id: 'ffffffff-0000-4000-8000-000000000000' }
  const enlarged = await drawAgain('offered.json', { ...request, population: [...request.population, offered] })
  assert.notEqual(withheld.populationRoot, root)
  assert.notEqual(enlarged.populationRoot, root)
})

const populationPage = async (): Promise<string> => {
  await lead.goto(`/inspections/${inspection}/population`)
  return lead.locator('main').innerText()
}

test('a case that somebody takes out of the frozen population, in the database itself, is named', async () => {
  assert.match(await populationPage(), /exactly those that the record shows/)
  const withheld = request.population.find(one => !sample.includes(one.id))
  assert.ok(withheld)
  const sql = 'delete from inspection.population where inspection = $1 and "case" = $2'
  assert.equal(await asOwnerOfDatabase(service.databases, sql, [inspection, withheld.id]), 1)
  const shown = await populationPage()
  assert.match(shown, /Not offered/)
  assert.match(shown, new RegExp(withheld.id))
  assert.match(shown, /do not give the root that stands in the log/)
})

test('a sampled case that the unit keeps back holds up publication, by name', async () => {
  await lead.goto(`/inspections/${inspection}/publish`)
  const shown = await lead.locator('main').innerText()
  for (const about of sample) assert.match(shown, new RegExp(about.slice(0, 8)))
  assert.equal(await lead.getByRole('button', { name: 'Publish' }).count(), 0)
})
