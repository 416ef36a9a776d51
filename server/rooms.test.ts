import assert from 'node:assert/strict'
import test from 'node:test'
import { frameRoom } from '#platform/web/frame/room.ts'
import { routeProblems } from '#platform/web/route-table.ts'
import { rooms } from './rooms.ts'

const served = [frameRoom({ url: 'http://localhost', provider: null }, rooms), ...rooms]

test('every row of every room names a permission, an audit event and a page to return to', () => {
  assert.deepEqual(routeProblems(served), [])
})

test('only reading what is published, signing in and signing out are open to the public', () => {
  const acts = served.flatMap(room => room.routes).filter(route => route.kind === 'form' || route.kind === 'upload')
  const open = acts.filter(route => route.permission.roles.includes('public')).map(route => route.path)
  assert.deepEqual(open, ['/sign-in', '/sign-in/second-step', '/sign-in/first-passkey', '/sign-out'])
})
