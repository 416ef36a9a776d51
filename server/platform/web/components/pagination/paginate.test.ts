import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { offsetOf, paginate } from './paginate.ts'

const address = { path: '/cases', query: { sort: 'name', tier: ['A1', 'B2'] } }

test('pages keep the filters and the order, and the first one has the plain address', () => {
  const { links, showing } = paginate({ total: 60, page: 2, size: 25, things: 'cases' }, address)
  assert.equal(showing, 'Showing 26 to 50 of 60 cases')
  assert.deepEqual(links?.previous, { href: '/cases?sort=name&tier=A1&tier=B2' })
  assert.deepEqual(links?.next, { href: '/cases?sort=name&tier=A1&tier=B2&page=3' })
})

test('what fits on one page has no links to pages', () => {
  assert.deepEqual(paginate({ total: 25, page: 1, size: 25, things: 'cases' }, address), {
    showing: 'Showing 1 to 25 of 25 cases',
    links: null,
  })
  assert.equal(paginate({ total: 0, page: 1, size: 25, things: 'cases' }, address).showing, '0 cases')
})

test('whatever page is asked for, there is something on it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 1000 }),
      fc.integer({ min: 1, max: 50 }),
      (total, page, size) => {
        const offset = offsetOf({ total, page, size })
        assert.ok(offset >= 0 && offset < total && offset % size === 0)
      },
    ),
  )
})

test('the first, the last and the neighbours can always be reached, with gaps only where pages are left out', () => {
  const { links } = paginate({ total: 305, page: 4, size: 25, things: 'cases' }, address)
  const shown = links?.items.map(item => ('ellipsis' in item ? '…' : item.number))
  assert.deepEqual(shown, [1, '…', 3, 4, 5, '…', 13])
})
