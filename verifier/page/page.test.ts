import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { utf8 } from '@candour/ledger'
import type { Page } from 'playwright-core'
import { buildVerifierPage } from '#platform/web/assets/verifier-page.ts'
import { checkAccessibility, openBrowser } from '#platform/web/browser-testing.ts'
import { disclosedPart } from '../testing/disclosed-part.ts'
import { MemoryLog } from '../testing/memory-log.ts'
import { publishedInspection } from '../testing/published-inspection.ts'
import { verifyFile } from '../verify-file.ts'
import { writeZip } from '../zip/write-zip.ts'

const checkout = path.resolve(import.meta.dirname, '../..')
const browser = await openBrowser({ after })
const { files, log } = publishedInspection()
const bundle = writeZip(files)

let folder = ''
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'candour-verifier-'))
  await writeFile(path.join(folder, 'verifier.html'), await buildVerifierPage(checkout))
})
after(() => rm(folder, { recursive: true }))

const written = async (name: string, bytes: Uint8Array): Promise<string> => {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

/** The page as an inspector opens it: from a folder, with no network; whatever it asks for is noted. */
const opened = async (javaScriptEnabled = true): Promise<{ page: Page; asked: string[] }> => {
  const context = await browser.newContext({ offline: true, javaScriptEnabled })
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', request => asked.push(request.url()))
  page.on('pageerror', error => asked.push(String(error)))
  await page.goto(pathToFileURL(path.join(folder, 'verifier.html')).href)
  return { page, asked }
}

/** Verdict, claim and comparison of each line under "Each claim", in order. */
const linesOn = async (page: Page): Promise<string[]> => {
  await page.getByRole('heading', { name: 'Each claim' }).waitFor()
  const lines = await page.locator('h2:text-is("Each claim") + ul > li').allInnerTexts()
  return lines.map(line => line.replace(/\s+/g, ' '))
}

/** The same lines as `candour verify` comes to them. */
const linesOf = (bytes: Uint8Array, policy?: Uint8Array): string[] =>
  verifyFile(bytes, policy).claims.map(({ holds, says, compared }) =>
    `${holds ? 'ok' : 'FAILED'} ${says} ${compared}`.replace(/\s+/g, ' '),
  )

test('a whole bundle holds, line for line as candour verify says, and nothing is asked of any network', async () => {
  const { page, asked } = await opened()
  await page.getByLabel('Bundle (.zip)').setInputFiles(await written('bundle.zip', bundle))
  assert.deepEqual(await linesOn(page), linesOf(bundle))
  assert.match(await page.locator('#result').innerText(), /All \d+ claims hold/)
  assert.equal(await page.locator('#result code').innerText(), verifyFile(bundle).fingerprint)
  assert.deepEqual(asked, [pathToFileURL(path.join(folder, 'verifier.html')).href])
  await checkAccessibility(page)
})

test('a bundle with one byte changed fails, and the claim is named', async () => {
  const { page } = await opened()
  const changed = new Map(files)
  const answers = changed.get('inspection.json')?.slice() ?? new Uint8Array()
  const at = new TextDecoder().decode(answers).indexOf('"yes"')
  answers.set(utf8('y3s'), at + 1)
  const zip = writeZip(changed.set('inspection.json', answers))
  await page.getByLabel('Bundle (.zip)').setInputFiles(await written('changed.zip', zip))
  const lines = await linesOn(page)
  assert.deepEqual(lines, linesOf(zip))
  assert.ok(lines.some(line => line.startsWith('FAILED ')))
  assert.match(await page.locator('.panel h2').innerText(), /claims? do not hold/)
  await checkAccessibility(page)
})

test('under a policy of the reader a bundle of another log fails', async () => {
  const { page } = await opened()
  const [own, other] = [utf8(log.policy), utf8(new MemoryLog('elsewhere.example/log').policy)]
  await page.getByLabel('Policy of the inspectorate').setInputFiles(await written('other.policy', other))
  await page.getByLabel('Bundle (.zip)').setInputFiles(await written('bundle.zip', bundle))
  assert.deepEqual(await linesOn(page), linesOf(bundle, other))
  await page.getByLabel('Policy of the inspectorate').setInputFiles(await written('own.policy', own))
  await page.getByRole('heading', { name: /^All \d+ claims hold/ }).waitFor()
  assert.deepEqual(await linesOn(page), linesOf(bundle, own))
})

test('a disclosed part shows its field, and says how many are withheld', async () => {
  const { page } = await opened()
  const part = utf8(JSON.stringify(disclosedPart()))
  await page.getByLabel('Bundle (.zip)').setInputFiles(await written('entry.part.json', part))
  assert.deepEqual(await linesOn(page), linesOf(part))
  assert.equal(await page.locator('dd').innerText(), 'Asked about the children.')
  assert.match(await page.locator('#result').innerText(), /3 fields are withheld/)
})

test('what is no bundle is said in words', async () => {
  const { page } = await opened()
  await page.getByLabel('Bundle (.zip)').setInputFiles(await written('cut.zip', bundle.slice(0, 500)))
  await page.getByText('cut.zip: this is not a zip, or its end is missing.').waitFor()
})

test('a bundle may be dropped on the page', async () => {
  const { page } = await opened()
  const given = await page.evaluateHandle(bytes => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([new Uint8Array(bytes)], 'dropped.zip'))
    return transfer
  }, Array.from(bundle))
  await page.dispatchEvent('main', 'drop', { dataTransfer: given })
  assert.deepEqual(await linesOn(page), linesOf(bundle))
})

test('without JavaScript the page says what to do instead', async () => {
  const { page } = await opened(false)
  assert.match(await page.locator('noscript').innerText(), /candour verify instead/)
})

test('the page may load nothing and run nothing but what stands in it', async () => {
  const { page } = await opened()
  const policy = await page.locator('meta[http-equiv]').getAttribute('content')
  assert.match(
    policy ?? '',
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'/,
  )
  const blocked = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.planted = true'
    document.body.append(script)
    return Reflect.get(window, 'planted')
  })
  assert.equal(blocked, undefined)
})
