import type { Page } from 'playwright-core'

/** Longer than any page of ours has stops before its main content ends: who gets lost is told so. */
const MOST_STOPS = 80

/** Presses Tab until the focus stands where a screen reader would say this role and name. */
export const tabTo = async (
  page: Page,
  role: 'link' | 'button' | 'textbox' | 'radio',
  name: string | RegExp,
): Promise<void> => {
  const goal = page.locator(':focus').and(page.getByRole(role, { name }))
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab')
    if ((await goal.count()) > 0) return
  }
  throw new Error(`${page.url()}: ${MOST_STOPS} times Tab did not reach the ${role} ${name}`)
}

/** Tabs into a group of radio buttons and goes down it with the arrow key; arriving selects. */
export const choose = async (page: Page, name: string): Promise<void> => {
  await tabTo(page, 'radio', /./)
  const chosen = page.locator(':focus').and(page.getByRole('radio', { name, exact: true }))
  if ((await chosen.count()) > 0) return page.keyboard.press('Space')
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('ArrowDown')
    if ((await chosen.count()) > 0) return
  }
  throw new Error(`${page.url()}: no radio button ${name} in this group`)
}

/** Tabs to a link or button and presses Enter, then waits for the page that it leads to. */
export const follow = async (page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> => {
  await tabTo(page, role, name)
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')])
}
