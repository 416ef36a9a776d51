import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { audit } from '#platform/audit/audit.ts'
import { done, notFound } from './answers.ts'
import { permission } from './permission.ts'
import type { Room } from './room.ts'
import { form, page, type Route } from './route.ts'
import { compileRoutes, routeProblems } from './route-table.ts'

const can = permission('see teams', ['spo'])
const viewed = audit('VIEW_TEAM')
const anything = z.object({})
const show = async () => notFound()
const act = async () => done('Done', '/')
const room = (...routes: Route[]): Room => ({ name: 'workforce', routes })

test('a form must return to a page that exists', () => {
  const lost = room(form('/teams/:team/notes', can, viewed, anything, act, '/teams/:team'))
  assert.deepEqual(routeProblems([lost]), [
    'workforce: form /teams/:team/notes returns to /teams/:team, which is no page row of this service',
  ])
})

test('a form cannot return to a page whose address it does not know', () => {
  const lost = room(
    page('/teams/:team', can, viewed, anything, show),
    form('/notes', can, viewed, anything, act, '/teams/:team'),
  )
  assert.deepEqual(routeProblems([lost]), [
    'workforce: form /notes returns to /teams/:team, but has no :team in its own path',
  ])
})

test('the same path with another name for its parameter is the same path', () => {
  const twice = room(
    page('/teams/:team', can, viewed, anything, show),
    page('/teams/:code', can, viewed, anything, show),
  )
  assert.deepEqual(routeProblems([twice]), ['GET /teams/:: this path is given twice'])
})

test('a row that nobody may use or that leaves no audit event is refused', () => {
  const nobody = room(page('/a', permission('see a', []), viewed, anything, show))
  const unnamed = room(page('/b', can, audit(''), anything, show))
  assert.deepEqual(routeProblems([nobody, unnamed]), [
    'workforce: page /a has no permission',
    'workforce: page /b has no audit event, like VIEW_TEAM_WORKLOAD',
  ])
})

test('a link in the navigation leads to a page', () => {
  const lost: Room = { ...room(), navigation: [{ text: 'Teams', href: '/teams', permission: can }] }
  assert.throws(() => compileRoutes([lost]), /navigation "Teams" leads to \/teams, which is no page row/)
})
