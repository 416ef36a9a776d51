import assert from 'node:assert/strict'
import { test } from 'node:test'
import { frameRoom } from '#platform/web/frame/room.ts'
import { rooms } from '../server/rooms.ts'
import { checkEveryPageOf } from './every-page.ts'

const frame = frameRoom({ url: 'http://localhost', provider: null }, rooms)
// Workforce has a file of its own beside this one; a new room falls to this one.
const visits = await checkEveryPageOf([frame, ...rooms.filter(({ name }) => name !== 'workforce')])

test('no address is kept for a page that is gone', () => {
  const rows = [frame, ...rooms].flatMap(room => room.routes)
  const known = new Set(rows.filter(({ kind }) => kind === 'page' || kind === 'file').map(({ path }) => path))
  assert.deepEqual(
    [...visits.keys()].filter(pattern => !known.has(pattern)),
    [],
  )
})
