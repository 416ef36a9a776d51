import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { startTestApp } from './testing.ts'

const { app, visitor } = await startTestApp({ after })
const KILOBYTE = 1000

test('scripts and styles run only from here or with the nonce of the page', async () => {
  const { headers, body } = await visitor().get('/')
  const policy = String(headers['content-security-policy'])
  const nonce = policy.match(/script-src 'self' 'nonce-([^']+)'/)?.[1]
  assert.ok(nonce)
  assert.doesNotMatch(policy, /unsafe/)
  assert.match(body, new RegExp(`<script nonce="${nonce}">`))
  assert.doesNotMatch(body, / style="| on[a-z]+="/)
})

test('over plain http no browser is told to insist on https', async () => {
  const { headers } = await visitor().get('/')
  assert.equal(headers['strict-transport-security'], undefined)
  assert.doesNotMatch(String(headers['content-security-policy']), /upgrade-insecure-requests/)
})

test('no copy of a page stays on a shared computer, and every copy of an asset is good for a year', async () => {
  const page = await visitor().get('/')
  assert.equal(page.headers['cache-control'], 'no-store')
  const css = page.body.match(/href="([^"]+candour\.css)"/)?.[1] ?? ''
  const asset = await app.inject({ url: css })
  assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable')
})

test('a first visit weighs at most 100 kB over the wire', async () => {
  const headers = { 'accept-encoding': 'gzip' }
  const page = await app.inject({ url: '/', headers })
  const html = gunzipSync(page.rawPayload).toString()
  const prefix = html.match(/href="(\/assets\/[0-9a-f]+\/)candour\.css"/)?.[1]
  const urls = ['candour.css', 'start.js', 'govuk-frontend.min.js', 'icon.svg'].map(name => `${prefix}${name}`)
  const answers = await Promise.all(urls.map(url => app.inject({ url, headers })))
  assert.deepEqual(
    answers.map(({ statusCode }) => statusCode),
    [200, 200, 200, 200],
  )
  const weight = [page, ...answers].reduce((sum, { rawPayload }) => sum + rawPayload.length, 0)
  assert.ok(weight <= 100 * KILOBYTE, `${weight} bytes`)
})
