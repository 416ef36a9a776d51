import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { openBrowser } from '#platform/web/browser-testing.ts'
import type { Room } from '#platform/web/room.ts'
import { windowOf } from './browser-window.ts'
import { checkPage, checkWithoutScripts } from './page-checks.ts'
import { visitsOf } from './page-visits.ts'
import { startJourneyService } from './service.ts'
import type { Visit } from './visit.ts'

/** Old addresses that show nothing of their own: the room they moved to tests where they lead. */
const leadsElsewhere: ReadonlySet<string> = new Set(['/people/without-an-officer'])

export type Visits = ReadonlyMap<string, readonly Visit[]>

/**
 * One test for each page and each download of these rooms; a file of tests each for some rooms, so that two cores share them.
 *
 * @returns every visit that is kept, of whatever room
 */
export const checkEveryPageOf = async (rooms: readonly Pick<Room, 'routes'>[]): Promise<Visits> => {
  const service = await startJourneyService({ after }, { figures: true, inspections: true })
  const browser = await openBrowser({ after })
  const blank = await browser.newPage()
  const visits = await visitsOf(service)
  const rows = rooms.flatMap(room => room.routes)
  const opened = new Map<string, Promise<Page>>()

  /** One window for each person, signed in once. */
  const windowFor = (who: string): Promise<Page> => {
    const { address } = service
    const page =
      opened.get(who) ?? (who === 'public' ? browser.newPage({ baseURL: address }) : windowOf(browser, address, who))
    opened.set(who, page)
    return page
  }

  const visitsFor = (pattern: string): readonly Visit[] => {
    const found = visits.get(pattern) ?? []
    assert.ok(found.length > 0, `Add an address for ${pattern} to journeys/page-visits.ts`)
    return found
  }

  for (const { path: pattern } of rows.filter(row => row.kind === 'page' && !leadsElsewhere.has(row.path))) {
    test(`${pattern} is whole for everyone: at a desk, on a phone, zoomed, without JavaScript, on a slow line`, async () => {
      for (const { as, path } of visitsFor(pattern)) {
        const page = await windowFor(as)
        await checkPage(page, path)
        await checkWithoutScripts(blank, page, path)
      }
    })
  }

  for (const { path: pattern } of rows.filter(row => row.kind === 'file')) {
    test(`${pattern} can be downloaded`, async () => {
      for (const { as, path } of visitsFor(pattern)) {
        const answer = await (await windowFor(as)).request.get(path)
        assert.equal(answer.status(), 200, path)
        assert.ok((await answer.body()).length > 0, `${path} is not empty`)
      }
    })
  }
  return visits
}
