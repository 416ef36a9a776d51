import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Browser, Route } from 'playwright-core'
import { browserHere } from './find-browser.ts'
import { takingTurns } from './taking-turns.ts'

/** No browser can be started here, so nothing can be printed. Everything else works. */
export class NoBrowser extends Error {
  override readonly name = 'NoBrowser'
}

export type Printer = {
  /**
   * A page of ours as a tagged PDF: headings, lists and tables stay what they are for a screen reader.
   *
   * @throws NoBrowser when this machine has none
   */
  readonly pdf: (html: string) => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

/** Where the page stands while it is printed. Nothing answers there: what is not given from memory does not load. */
const NOWHERE = 'http://print.invalid'
/** Two at once fill two cores; the others wait their turn. */
const AT_ONCE = 2
const PATIENCE_MS = 20_000
const flags = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update']

const footer =
  '<div style="width:100%;font:9px arial;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>'

const launch = async (): Promise<Browser> => {
  const executablePath = browserHere()
  if (executablePath === undefined) throw new NoBrowser('There is no Chromium here')
  const { chromium } = await import('playwright-core')
  // Chromium refuses its sandbox to root. The pages hold no script and reach no network.
  const chromiumSandbox = process.getuid?.() !== 0
  return chromium.launch({ executablePath, chromiumSandbox, args: flags, timeout: PATIENCE_MS }).catch(cause => {
    throw new NoBrowser('Chromium could not be started', { cause })
  })
}

/** The page itself and its style sheet; nothing else, wherever an address in it leads. */
const serveFromMemory =
  (html: string, assets: { readonly folder: string; readonly prefix: string }) =>
  async (route: Route): Promise<void> => {
    const { origin, pathname } = new URL(route.request().url())
    if (origin !== NOWHERE) return route.abort()
    if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
    const isStyle = pathname.startsWith(assets.prefix) && pathname.endsWith('.css')
    if (!isStyle) return route.abort()
    const body = await readFile(path.join(assets.folder, path.basename(pathname)))
    return route.fulfill({ contentType: 'text/css; charset=utf-8', body })
  }

/** Prints pages with one browser that is started at the first wish and kept. No script of a page runs, and no network is asked. */
export const createPrinter = (assets: { readonly folder: string; readonly prefix: string }): Printer => {
  let starting: Promise<Browser> | undefined
  const browser = async (): Promise<Browser> => {
    const running = await starting?.catch(() => undefined)
    if (running?.isConnected()) return running
    starting = launch()
    return starting
  }
  const inTurn = takingTurns(AT_ONCE)
  const pdf = async (html: string): Promise<Uint8Array> => {
    const context = await (await browser()).newContext({ javaScriptEnabled: false, serviceWorkers: 'block' })
    try {
      context.setDefaultTimeout(PATIENCE_MS)
      await context.route('**/*', serveFromMemory(html, assets))
      const page = await context.newPage()
      await page.goto(`${NOWHERE}/`, { waitUntil: 'load' })
      const margin = { top: '15mm', right: '15mm', bottom: '18mm', left: '15mm' }
      const frame = { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer }
      return await page.pdf({ tagged: true, outline: true, format: 'A4', printBackground: true, margin, ...frame })
    } finally {
      await context.close()
    }
  }
  return {
    pdf: html => inTurn(() => pdf(html)),
    close: async () => {
      const running = await starting?.catch(() => undefined)
      await running?.close()
    },
  }
}
