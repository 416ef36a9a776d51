import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { checkAccessibility, checkNarrowAccessibility, listen, openBrowser } from '../browser-testing.ts'
import { startTestApp } from '../testing.ts'
import { gallery } from './gallery.ts'

const { app, signIn } = await startTestApp({ after }, [gallery])
await signIn('spo')
const browser = await openBrowser({ after })
const address = await listen(app)

const pages = ['/', '/sign-in', '/gallery', '/accessibility', '/cookies', '/privacy', '/about-the-figures', '/nowhere']

for (const path of pages) {
  test(`${path} keeps the automatic rules of WCAG 2.2 AA`, async () => {
    const page = await browser.newPage()
    await page.goto(address + path)
    await checkAccessibility(page)
    await page.close()
  })
}

test('the check itself finds a field without a label, pale text and targets too small for a finger', async () => {
  const page = await browser.newPage()
  await page.setContent(`<html lang="en"><title>Planted</title><main><h1>Planted</h1><input name="nameless">
    <p style="color: #ccc; background: #fff">Pale</p>
    <a href="#a" style="font-size: 4px">a</a><a href="#b" style="font-size: 4px">b</a></main></html>`)
  for (const rule of [/label: .*\n +<input/, /color-contrast/]) await assert.rejects(checkAccessibility(page), rule)
  await assert.rejects(checkNarrowAccessibility(page), /target-size/)
  await page.close()
})

test('at 320 pixels, which is 400% zoom, no page needs to be moved sideways', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } })
  for (const path of pages) {
    await page.goto(address + path)
    assert.ok((await page.evaluate<number>('document.documentElement.scrollWidth')) <= 320, path)
  }
  await page.close()
})

test('no page breaks its own content security policy', async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text())
  })
  for (const path of pages) await page.goto(address + path)
  assert.deepEqual(complaints, [])
  await page.close()
})

test('without JavaScript a person signs in, puts a form right by keyboard and signs out', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${address}/sign-in?to=/gallery`)
  await page.getByRole('button', { name: 'Sign in as Test spo' }).press('Enter')
  await page.getByLabel('When was the home visit?').fill('30 2 2026')
  await page.getByLabel('When was the home visit?').press('Enter')
  await page.getByRole('link', { name: 'Enter the date of the home visit' }).press('Enter')
  assert.equal(await page.getByLabel('When was the home visit?').inputValue(), '30 2 2026')
  await page.getByLabel('When was the home visit?').fill('3/2/26')
  await page.getByRole('button', { name: 'Save' }).press('Enter')
  assert.match(await page.getByRole('alert').innerText(), /Visit of 2026-02-03 saved/)
  await page.getByRole('button', { name: 'Sign out' }).press('Enter')
  assert.equal(await page.getByRole('link', { name: 'Sign in' }).first().isVisible(), true)
  await context.close()
})
