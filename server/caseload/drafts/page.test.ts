import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { checkAccessibility, listen, openBrowser } from '#platform/web/browser-testing.ts'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { room } from '../room.ts'
import { as, seedCaseload } from '../testing.ts'
import { draftById, myDrafts } from './stored-drafts.ts'

const { app, databases } = await startTestApp({ after }, [room])
const bea = (await seedCaseload(databases)).get('X100002') ?? assert.fail()
const address = await listen(app)
const browser = await openBrowser({ after })
const form = `/people/${bea}/entries/new?kind=contact`

const signIn = async (page: Page): Promise<void> => {
  await page.goto('/sign-in')
  await page.getByText('Sign in with a username and password').click()
  await page.getByLabel('Username').fill('ada')
  await page.getByLabel('Password').fill(DEMONSTRATION_PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

const openForm = async (): Promise<Page> => {
  const context = await browser.newContext({ baseURL: address })
  const page = await context.newPage()
  await signIn(page)
  await page.goto(form)
  return page
}

const note = (page: Page) => page.getByLabel('What was said or done')
const says = (page: Page, words: RegExp) =>
  page.locator('[data-draft-status]').filter({ hasText: words }).waitFor({ timeout: 60_000 })
const savedTexts = () =>
  as(databases, 'ada', async trx => {
    const drafts = await myDrafts(trx, bea)
    const opened = await Promise.all(drafts.map(({ draftId }) => draftById(trx, bea, draftId)))
    return opened.map(draft => draft?.values.text)
  })

test('what is typed is saved while its writer goes on, without a button', async () => {
  const page = await openForm()
  await note(page).fill('Typed and left lying.')
  await says(page, /Draft saved at/)
  assert.ok((await savedTexts()).includes('Typed and left lying.'))
  assert.deepEqual(await page.evaluate('[localStorage.length, sessionStorage.length]'), [0, 0])
})

test('what is typed without a connection stays on the page, and is saved when the connection is back', async () => {
  const page = await openForm()
  await page.context().setOffline(true)
  await note(page).fill('Typed in a dead spot.')
  await says(page, /there is no connection/)
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await says(page, /there is no connection/)
  assert.equal(await note(page).inputValue(), 'Typed in a dead spot.')
  await page.context().setOffline(false)
  await says(page, /Draft saved at/)
  assert.ok((await savedTexts()).includes('Typed in a dead spot.'))
})

test('what is typed after the sign-in has ended is saved once its writer has signed in again in another tab', async () => {
  const page = await openForm()
  await page.context().clearCookies()
  await note(page).fill('Typed after two hours.')
  await says(page, /you have been signed out/)
  const other = await page.context().newPage()
  await signIn(other)
  await says(page, /Draft saved at/)
  assert.ok((await savedTexts()).includes('Typed after two hours.'))
})

test('a page with something unsaved on it is not left without a question', async () => {
  const page = await openForm()
  await page.context().setOffline(true)
  await note(page).pressSequentially('Not saved yet.')
  await says(page, /there is no connection/)
  const asked = page.waitForEvent('dialog')
  void page.close({ runBeforeUnload: true })
  const dialog = await asked
  assert.equal(dialog.type(), 'beforeunload')
  await dialog.accept()
})

test('two tabs with one draft keep both texts, and the second is led to where they stand side by side', async () => {
  const page = await openForm()
  await note(page).fill('Begun.')
  await says(page, /Draft saved at/)
  const draftId = await page.locator('[name="draftId"]').inputValue()
  const second = await page.context().newPage()
  await second.goto(`${form}&draft=${draftId}`)
  const saved = page.waitForResponse(answer => answer.url().includes('/drafts?draft='))
  await note(page).fill('Written in the first tab.')
  await saved
  await note(second).fill('Written in the second tab.')
  await says(second, /Another tab has saved this draft too/)
  const [comparison] = await Promise.all([
    second.context().waitForEvent('page'),
    second.getByRole('link', { name: /Compare them/ }).click(),
  ])
  await comparison.getByRole('heading', { name: 'You have written this in another tab too' }).waitFor()
  await checkAccessibility(comparison)
  const texts = await savedTexts()
  assert.ok(texts.includes('Written in the first tab.') && texts.includes('Written in the second tab.'))
})
