import assert from 'node:assert/strict'
import type { Reply } from './attacker.ts'
import { SCRIPT } from './hostile.ts'

const INNER_WORKINGS = /syntax error at|pg_catalog|\bselect \*|node_modules|\.ts:\d+|ENOENT|ECONNREFUSED/

/** No answer to a hostile value is a fault of ours, shows how we are built, or hands the value back as markup. */
export const holds = (what: string, { status, body, headers, cookies }: Reply): void => {
  assert.ok(status < 500, `${what}: ${status}`)
  assert.doesNotMatch(body, INNER_WORKINGS, what)
  if (headers.get('content-type')?.includes('html')) assert.ok(!body.includes(SCRIPT), `${what}: markup comes back`)
  assert.ok(!cookies.some(cookie => cookie.startsWith('planted')), `${what}: a header was planted`)
}
