import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

/**
 * Sends a workbook through the form and watches until its figures are published.
 *
 * @param onStage told every stage that the page shows on the way
 * @returns what the page of the import says in the end
 */
export const uploadWorkbook = async (
  page: Page,
  file: string,
  onStage: (shown: string) => void = () => {},
): Promise<string> => {
  await page.goto('/workforce/imports/new')
  await page.getByLabel('Workbook').setInputFiles(file)
  await page.getByRole('button', { name: 'Import' }).click()
  await page.waitForURL(/\/workforce\/imports\/\d+$/)
  for (let looks = 0; looks < 60; looks += 1) {
    const progress = page.locator('progress')
    if ((await progress.count()) === 0) break
    onStage(await page.locator('main').innerText())
    await page.waitForTimeout(250)
    await page.reload()
  }
  const shown = await page.locator('main').innerText()
  assert.match(shown, /Show the figures of this result/)
  return shown
}
