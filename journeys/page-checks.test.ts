import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { openBrowser } from '#platform/web/browser-testing.ts'
import { checkPage, checkWithoutScripts } from './page-checks.ts'

// A checker that sees nothing passes everything: each fault is planted in a page once.
const whole = (content: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Planted</title><meta name="viewport" content="width=device-width">
  <link rel="icon" href="data:,">${head}</head><body><main><h1>Planted</h1>${content}</main></body></html>`

const wide = '<div style="width: 700px">wide</div>'
const pages: Readonly<Record<string, string>> = {
  '/whole': whole('<p>Good.</p>'),
  '/no-name': whole('<button></button>'),
  '/wide': whole(wide),
  '/unlabelled-scroll': whole(`<div style="overflow-x: auto">${wide}</div>`),
  '/labelled-scroll': whole(`<div style="overflow-x: auto" tabindex="0" role="region" aria-label="Wide">${wide}</div>`),
  '/complains': whole('<p>Good.</p><script>console.error("the lamp is out")</script>'),
  '/heavy': whole(`<p hidden>${randomBytes(60_000).toString('hex')}</p>`),
  '/forbidden-script': whole(
    '<p>Good.</p><script>document.title = "Ran"</script>',
    `<meta http-equiv="content-security-policy" content="script-src 'self'">`,
  ),
  '/scripted': whole('<p id="here">Good.</p><script>here.innerHTML = \'<a href="/whole">Only now</a>\'</script>'),
}

const server = createServer((request, response) => {
  const html = pages[request.url ?? '']
  response
    .writeHead(html ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
    .end(html ?? whole('Nothing here.'))
})
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
after(() => server.close())
const browser = await openBrowser({ after })
const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const page = await browser.newPage({ baseURL })

const faults: readonly (readonly [string, RegExp])[] = [
  ['/no-name', /button-name/],
  ['/wide', /the page is 7\d\d pixels wide/],
  ['/unlabelled-scroll', /no focusable, labelled region/],
  ['/complains', /the lamp is out/],
  ['/heavy', /weighs 12\d{4} bytes/],
  ['/forbidden-script', /Content Security Policy/],
  ['/missing', /answers/],
]

for (const [path, seen] of faults) {
  test(`the fault of ${path} is seen`, async () => {
    await assert.rejects(checkPage(page, path), seen)
  })
}

test('a page without a fault passes, and so does one with a named region that scrolls', async () => {
  await checkPage(page, '/whole')
  await checkPage(page, '/labelled-scroll')
})

test('a link that only JavaScript makes is missed without it', async () => {
  await page.goto('/scripted')
  await assert.rejects(checkWithoutScripts(await browser.newPage(), page, '/scripted'))
})
