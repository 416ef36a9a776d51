import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestApp } from '../testing.ts'

const { visitor } = await startTestApp({ after })

test('anyone may save the verifier; it comes as a file to keep, not as a page that this server runs', async () => {
  const { status, headers, body } = await visitor().get('/verifier.html')
  assert.equal(status, 200)
  assert.match(String(headers['content-disposition']), /^attachment; filename=candour-verifier\.html$/)
  assert.match(body, /<h1>Check a published inspection<\/h1>/)
  assert.doesNotMatch(body, /(src|href)="/)
})
