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
