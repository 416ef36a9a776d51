import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { DEMONSTRATION_PASSWORD } from '#platform/web/demonstration-password.ts'

/** Types a username and the demonstration password into the sign-in form, as a person without a list of accounts would. */
export const signIn = async (page: Page, address: string, username: string): Promise<void> => {
  await page.goto(`${address}/sign-in`)
  await page.getByText('Sign in with a username and password').click()
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password').fill(DEMONSTRATION_PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
}

/** A browser window of its own, in which this person has signed in. */
export const windowOf = async (
  browser: Browser,
  address: string,
  username: string,
  options: BrowserContextOptions = {},
): Promise<Page> => {
  const context = await browser.newContext({ ...options, baseURL: address })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  await signIn(page, address, username)
  return page
}

/**
 * Presses a button and waits for the page that it leads to.
 *
 * @throws Error with what the page says when the button is not there, or when the form is refused
 */
export const press = async (page: Page, name: string): Promise<void> => {
  const button = page.getByRole('button', { name, exact: true })
  if ((await button.count()) === 0) {
    throw new Error(`${page.url()} has no button ${name}. It says:\n${await page.locator('main').innerText()}`)
  }
  await Promise.all([page.waitForEvent('load'), button.click()])
  const refusal = page.locator('.govuk-error-summary')
  if ((await refusal.count()) > 0) throw new Error(`${page.url()} refused:\n${await refusal.innerText()}`)
}

/** What the page says was just done. */
export const saidDone = (page: Page): Promise<string> => page.getByRole('alert', { name: 'Success' }).innerText()
