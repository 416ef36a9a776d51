import assert from 'node:assert/strict'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { press, saidDone } from './browser-window.ts'

type Terms = {
  readonly unit: string
  /** First and last day on which a sentence started whose case can be drawn, as a person types them. */
  readonly cohort: readonly [from: string, to: string]
  readonly size: number
}

/** The lead inspector opens an inspection. @returns its id */
export const openInspection = async (page: Page, { unit, cohort: [from, to], size }: Terms): Promise<string> => {
  await page.goto('/inspections/open')
  await page.getByLabel('Probation delivery unit').selectOption({ label: unit })
  await page.getByLabel('Announced', { exact: true }).check()
  await page.getByLabel('Days of notice').fill('28')
  await page.getByLabel('First day', { exact: true }).fill('4 1 2027')
  await page.getByLabel('Last day', { exact: true }).fill('15 1 2027')
  await page.getByLabel('First day of the window').fill(from)
  await page.getByLabel('Last day of the window').fill(to)
  await page.getByLabel('A fixed number').check()
  await page.getByLabel('Cases to draw').fill(String(size))
  await page.getByLabel('Words or dice numbers').fill('dice 3 5 5 1')
  await press(page, 'Open the inspection')
  assert.match(await saidDone(page), /opened/)
  return path.posix.basename(new URL(page.url()).pathname)
}

/** Announces the inspection: population and record are frozen. Done when the log has signed it. */
export const announce = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/inspections/${id}`)
  await press(page, 'Announce and freeze')
  const draw = page.getByRole('button', { name: 'Reveal the seed and draw' })
  for (let looks = 0; looks < 60 && (await draw.count()) === 0; looks += 1) {
    await page.waitForTimeout(250)
    await page.goto(`/inspections/${id}`)
  }
  assert.equal(await draw.count(), 1, 'the log signs the announcement within fifteen seconds')
}

/** Reveals the seed and draws. @returns the sampled cases */
export const drawSample = async (page: Page, id: string): Promise<string[]> => {
  await page.goto(`/inspections/${id}`)
  await press(page, 'Reveal the seed and draw')
  const links = page.locator(`main a[href^="/inspections/${id}/sample/"]`)
  return links.evaluateAll(all => all.map(link => String(link.getAttribute('href')?.split('/').at(-1))))
}

/** Answers every question of a case, with evidence. */
export const assessCase = async (page: Page, id: string, about: string): Promise<void> => {
  await page.goto(`/inspections/${id}/sample/${about}`)
  const questions = page.getByRole('group', { name: /^P\d/ })
  for (const [at, question] of (await questions.all()).entries()) {
    await question.getByLabel(at % 3 === 0 ? 'No' : 'Yes', { exact: true }).check()
  }
  for (const evidence of await page.getByRole('textbox', { name: /^Evidence for/ }).all())
    await evidence.fill('Seen in the record.')
  await press(page, 'Save answers')
  assert.match(await saidDone(page), /Every question of this case is answered/)
}

/** Rates each standard of domain one, with reasons. */
export const rateDomainOne = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/inspections/${id}/domain-one`)
  for (const standard of await page.getByRole('group', { name: /^Rating of/ }).all()) {
    await standard.getByLabel('Requires improvement').check()
  }
  for (const reasons of await page.getByRole('textbox', { name: /^Reasons for the rating/ }).all()) {
    await reasons.fill('Leaders know the risks. Few posts are filled.')
  }
  await press(page, 'Save ratings')
}

/** The lead inspector proposes the result for publication. */
export const proposeForPublication = async (page: Page, id: string): Promise<void> => {
  await page.goto(`/inspections/${id}/publish`)
  await press(page, 'Propose for publication')
  assert.match(await saidDone(page), /A second lead inspector has to agree/)
}

/** A second lead inspector agrees and takes the bundle home. @returns the file */
export const publish = async (page: Page, id: string, folder: string): Promise<string> => {
  await page.goto(`/inspections/${id}/publish`)
  await press(page, 'Agree and publish')
  await page.waitForURL(`**/published/${id}`)
  const file = path.join(folder, `${id}.zip`)
  const link = page.locator(`a[href="/published/${id}/bundle.zip"]`)
  for (let looks = 0; looks < 60 && (await link.count()) === 0; looks += 1) {
    await page.waitForTimeout(250)
    await page.reload()
  }
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  await download.saveAs(file)
  return file
}
