import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { press, windowOf } from '../browser-window.ts'
import { startJourneyService } from '../service.ts'
import { SCRIPT } from './hostile.ts'

const service = await startJourneyService({ after }, { figures: true })
const { address, databases, struggling, folder } = service
const browser = await openBrowser({ after })
const IMAGE = '<img src=x onerror="document.title=`hacked`">'

/** What ran, or was stopped by the policy of the page, while somebody looked at these pages. */
const traces = async (as: string, paths: readonly string[]): Promise<string[]> => {
  const page = await windowOf(browser, address, as)
  const seen: string[] = []
  page.on('dialog', dialog => {
    seen.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('console', message => message.type() === 'error' && seen.push(message.text()))
  for (const place of paths) {
    await page.goto(place)
    seen.push(...(await page.locator('main script, main img[src=x]').evaluateAll(all => all.map(one => one.outerHTML))))
  }
  await page.context().close()
  return seen
}

const { practitioner: own } = await databases.system
  .selectFrom('platform.account')
  .select('practitioner')
  .where('username', '=', 'practitioner')
  .executeTakeFirstOrThrow()
/** One of the practitioner's own people: for a colleague's they would state a purpose first. */
const someone = struggling.people.find(one => one.hasOfficer && one.holders.at(-1)?.officer === own)

test('W02 a script in a note is text for everyone who reads the record', async () => {
  assert.ok(someone)
  const page = await windowOf(browser, address, 'practitioner')
  await page.goto(`/people/${someone.id}/entries/new?kind=contact`)
  await page.getByLabel('When did it happen?').fill('yesterday')
  await page.getByLabel('Phone call').first().check()
  await page.getByLabel('What was said or done').fill(`He said ${SCRIPT} and ${IMAGE} to me`)
  await press(page, 'Save')
  await page.goto(`/people/${someone.id}`)
  assert.ok((await page.content()).includes('&lt;script&gt;alert(1)'), 'it is shown, as text')
  const entry = await page.locator('main a[href*="/entries/"]').first().getAttribute('href')
  assert.deepEqual(await traces('practitioner', [`/people/${someone.id}`, entry ?? '', '/people', '/']), [])
})

test('W02 a script in a name, of a person on probation or of a member of staff, is text on every page that shows it', async () => {
  assert.ok(someone)
  await databases.system
    .updateTable('platform.practitioner')
    .set({ name: `${SCRIPT}${IMAGE}` })
    .execute()
  await databases.system
    .updateTable('platform.unit')
    .set({ name: `${SCRIPT}${IMAGE}` })
    .execute()
  await databases.system
    .updateTable('platform.account')
    .set({ name: `${SCRIPT}${IMAGE}` })
    .execute()
  const places = ['/', '/people', `/people/${someone.id}`, '/workload/teams/E01AT1', '/account/sessions']
  assert.deepEqual(await traces('senior', places), [])
})

test('W02 a script in the name of a file, or in the place of a workbook, is text in the report of the import', async () => {
  const page = await windowOf(browser, address, 'administrator')
  const file = path.join(folder, `${IMAGE.replaceAll('/', '')}.xlsx`)
  await writeFile(file, Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from(SCRIPT)]))
  await page.goto('/workforce/imports/new')
  await page.getByLabel('Workbook').setInputFiles(file)
  await page.getByRole('button', { name: 'Import' }).click()
  await page.waitForURL(/\/workforce\/imports\/\d+$/)
  const report = new URL(page.url()).pathname
  assert.deepEqual(await traces('administrator', [report, '/workforce/imports']), [])
})

test('W02 a text that a spreadsheet would run as a formula leaves the service as text', async () => {
  await databases.system
    .updateTable('platform.practitioner')
    .set({ name: `=HYPERLINK("http://evil.example")` })
    .execute()
  const page = await windowOf(browser, address, 'senior')
  const answer = await page.request.get('/workload/exports/overview?unit=E01AT1&format=csv')
  const csv = await answer.text()
  assert.equal(answer.status(), 200)
  for (const cell of csv.split(/\r?\n/).flatMap(line => line.split(','))) assert.doesNotMatch(cell, /^"?[=+@\t\r]/)
})

test('W02 the policy of every page stops a script that found its way into one, also by way of markup that a script writes', async () => {
  const page = await windowOf(browser, address, 'senior')
  await page.goto('/people')
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    try {
      script.text = 'document.title = "hacked"'
      document.body.append(script)
    } catch {
      // Trusted Types: the browser does not even take the text.
    }
    try {
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="document.title=`hacked`">')
    } catch {
      // The same.
    }
    return document.title
  })
  assert.doesNotMatch(ran, /hacked/)
  assert.doesNotMatch(await page.title(), /hacked/)
})
