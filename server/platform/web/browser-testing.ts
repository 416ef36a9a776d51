import { AxeBuilder } from '@axe-core/playwright'
import type { FastifyInstance } from 'fastify'
import { type Browser, chromium, type Page } from 'playwright-core'
import { browserHere } from '../pdf/find-browser.ts'

/** `npm test` installs one where it may, and passes on what it found as CHROME_PATH. */
const findChromium = (): string => {
  const found = browserHere()
  if (found) return found
  throw new Error('Browser tests need Chromium. Run them with npm test, or set CHROME_PATH to a Chromium or Chrome.')
}

/** No sandbox, since tests may run as root; and nothing that talks to the network in the background. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const BY_WIDTH = [
  'target-size',
  'scrollable-region-focusable',
  'meta-viewport',
  'aria-hidden-focus',
  'nested-interactive',
]
const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

type Owner = { readonly after: (work: () => Promise<void>) => void }

/** A browser for one test or file, closed when it is done. */
export const openBrowser = async (owner: Owner): Promise<Browser> => {
  const browser = await chromium.launch({ executablePath: findChromium(), args: FLAGS })
  owner.after(() => browser.close())
  return browser
}

/** Lets the service listen on a free port of this machine. @returns its address, without a slash at the end */
export const listen = (app: FastifyInstance): Promise<string> => app.listen({ port: 0, host: '127.0.0.1' })

/**
 * Checks the page against the automatic rules of WCAG 2.2, levels A and AA.
 *
 * @throws Error that lists each broken rule with the element that breaks it
 */
export const checkAccessibility = (page: Page): Promise<void> => check(page, axe => axe.withTags(WCAG_22_AA))

/** Checks only the rules whose answer depends on how wide the page is: the others said the same on a wider one. */
export const checkNarrowAccessibility = (page: Page): Promise<void> => check(page, axe => axe.withRules(BY_WIDTH))

/** Only what is reported is worked out: naming the elements that hold, too, took a third of the time of every check. */
const VIOLATIONS_ONLY = { resultTypes: ['violations' as const], selectors: false, preload: false }

const check = async (page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<void> => {
  // Half a megabyte of script: a second check of the same page finds it there.
  const loaded = await page.evaluate('"axe" in window')
  const source = loaded ? { axeSource: 'void 0' } : {}
  // Legacy mode leaves out frames from other origins, which no page of ours has, and needs no second page.
  const axe = new AxeBuilder({ page, ...source }).setLegacyMode(true).options({ ...VIOLATIONS_ONLY })
  const { violations } = await choose(axe).analyze()
  const lines = violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${help}\n    ${node.html}`))
  if (lines.length > 0) throw new Error(`${page.url()} breaks WCAG 2.2 AA:\n${lines.join('\n')}`)
}
