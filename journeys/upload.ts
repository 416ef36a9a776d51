import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/**
 * Sends a workbook through the form and watches until its figures are published.
 *
 * @returns what the page of the import says in the end
 */
export const uploadWorkbook = async (page: Page, file: string): Promise<string> => {
  await page.goto('/workforce/imports/new')
  await page.getByLabel('Workbook').setInputFiles(file)
  await page.getByRole('button', { name: 'Import' }).click()
  await page.waitForURL(/\/workforce\/imports\/\d+$/)
  // While the file is read the page shows a progress bar and looks again every three seconds; a test need not wait as long.
  for (let looks = 0; looks < 60 && (await page.locator('progress').count()) > 0; looks += 1) {
    await page.waitForTimeout(250)
    await page.reload()
  }
  const shown = await page.locator('main').innerText()
  assert.match(shown, /Show the figures of this result/)
  return shown
}
