import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { checkAccessibility, checkNarrowAccessibility } from '#platform/web/browser-testing.ts'

const DESK = { width: 1280, height: 900 }
const PHONE = { width: 375, height: 800 }
/** What is left of a desk's 1280 pixels at 400 % zoom. @source WCAG 2.2, 1.4.10 reflow */
const ZOOMED = { width: 320, height: 640 }
/** Over the wire, with nothing in the cache. @source design, section 9 */
const MOST_BYTES = 100_000

/** Everything that the browser complains about while work is done: console errors, broken scripts, the content security policy. */
const complaintsDuring = async (page: Page, work: () => Promise<void>): Promise<string[]> => {
  const complaints: string[] = []
  const onConsole = (message: { type: () => string; text: () => string }): void => {
    if (message.type() === 'error') complaints.push(message.text())
  }
  const onError = (error: Error): void => {
    complaints.push(error.message)
  }
  page.on('console', onConsole).on('pageerror', onError)
  await work()
  page.off('console', onConsole).off('pageerror', onError)
  return complaints
}

/** Bytes received while work is done, headers included, as if the browser had never been here. */
const bytesDuring = async (page: Page, work: () => Promise<void>): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await session.send('Network.enable')
  await session.send('Network.setCacheDisabled', { cacheDisabled: true })
  await work()
  await session.detach()
  return bytes
}

/** What makes the page scroll sideways, or scrolls sideways itself and cannot be reached and named by a keyboard user. */
const sidewaysScrolls = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth) {
      const wide = [...document.querySelectorAll('body *')].filter(
        element => element.getBoundingClientRect().right > root.clientWidth + 1 && !element.closest('[tabindex="0"]'),
      )
      found.push(
        `the page is ${root.scrollWidth} pixels wide: ${wide
          .slice(0, 3)
          .map(element => element.outerHTML.slice(0, 120))
          .join(' | ')}`,
      )
    }
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const { overflowX } = getComputedStyle(element)
      const scrolls = (overflowX === 'auto' || overflowX === 'scroll') && element.scrollWidth > element.clientWidth + 1
      const isNamed = element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby')
      if (scrolls && !(element.tabIndex === 0 && element.getAttribute('role') === 'region' && isNamed)) {
        found.push(`this scrolls and is no focusable, labelled region: ${element.outerHTML.slice(0, 120)}`)
      }
    }
    return found
  })

/** Choices with nothing to choose: a name that a template got wrong is silently nothing. */
const emptyChoices = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('select')].filter(one => one.length === 0).map(one => one.outerHTML),
  )

/** Opens a page as on a desk and holds it to what every page promises, then again as narrow as a phone and as a zoomed desk. */
export const checkPage = async (page: Page, path: string): Promise<void> => {
  await page.setViewportSize(DESK)
  let bytes = 0
  const complaints = await complaintsDuring(page, async () => {
    bytes = await bytesDuring(page, async () => {
      const answer = await page.goto(path)
      assert.equal(answer?.status(), 200, `${path} answers`)
      assert.equal(new URL(page.url()).pathname, path.split('?')[0], 'the page itself, not one that it leads to')
    })
    assert.deepEqual(await emptyChoices(page), [], path)
    await checkAccessibility(page)
    await page.setViewportSize(PHONE)
    await checkNarrowAccessibility(page)
    await page.setViewportSize(ZOOMED)
    assert.deepEqual(await sidewaysScrolls(page), [], `${path} at 320 pixels`)
  })
  assert.deepEqual(complaints, [], 'the browser has nothing to complain about')
  assert.ok(bytes <= MOST_BYTES, `${path} weighs ${bytes} bytes at a first visit; at most ${MOST_BYTES}`)
}

type Offer = { readonly heading: string; readonly links: readonly string[]; readonly fields: readonly string[] }

/** What a page offers; of the page as it stands in the browser, or of the HTML given, which no script has touched. */
const offered = (page: Page, html?: string): Promise<Offer> =>
  page.evaluate(given => {
    const found = given === undefined ? document : new DOMParser().parseFromString(given, 'text/html')
    const attributes = (selector: string, name: string): string[] =>
      [...found.querySelectorAll(selector)].map(element => String(element.getAttribute(name)))
    return {
      heading: (found.querySelector('h1')?.textContent ?? '').replace(/\s+/g, ' ').trim(),
      links: attributes('main a[href]', 'href'),
      fields: attributes('main [name]:not([type=hidden])', 'name'),
    }
  }, html)

/**
 * The open page without JavaScript: the same heading, nothing to follow and nothing to fill in is missing. What the server sends
 * is what a browser without scripts shows, so it is read and not drawn a second time: a quarter of the time of every page.
 *
 * @param blank a window on no page: ours let nothing be parsed in them (trusted types)
 */
export const checkWithoutScripts = async (blank: Page, page: Page, path: string): Promise<void> => {
  const answer = await page.request.get(path)
  assert.equal(answer.status(), 200)
  assert.deepEqual(await offered(blank, await answer.text()), await offered(page))
}
