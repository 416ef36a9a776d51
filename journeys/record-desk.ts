import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { press, saidDone } from './browser-window.ts'

/** Somebody writes down a telephone call with a person on probation. `happened` is a day as people type it. */
export const addContact = async (page: Page, person: string, happened: string, text: string): Promise<void> => {
  await page.goto(`/people/${person}/entries/new`)
  await page.getByLabel('Contact', { exact: true }).check()
  await press(page, 'Continue')
  await page.getByLabel('When did it happen?').fill(happened)
  await page.getByLabel('Phone call to the person').check()
  await page.getByLabel('What was said or done').fill(text)
  await press(page, 'Save')
  assert.match(await saidDone(page), /recorded/)
}

/** Opens an entry and puts another text in the place of what it says. */
export const correctNote = async (page: Page, entryAddress: string, text: string, reason: string): Promise<void> => {
  await page.goto(entryAddress)
  await page.getByRole('button', { name: 'Correct this entry' }).click()
  await page.getByLabel('Why is it corrected?').fill(reason)
  await page.getByLabel('What was said or done').fill(text)
  await press(page, 'Save the correction')
  assert.match(await saidDone(page), /corrected/)
}

/** Somebody who is asked why they open a colleague's record says so, and is let in. */
export const sayWhy = async (page: Page, why: string, words: string): Promise<void> => {
  await page.getByLabel(why).check()
  await page.getByLabel('What you need it for').fill(words)
  await press(page, 'Open the record')
}
