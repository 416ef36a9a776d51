import assert from 'node:assert/strict'
import test from 'node:test'
import { selectedFilters } from './filters.ts'

const address = { path: '/cases', query: { tier: ['A1', 'B2'], name: 'Ada', sort: 'name', page: 4 } }
const groups = [
  { heading: 'Tier', name: 'tier', chosen: ['A1', 'B2'], texts: new Map([['A1', 'Tier A1']]) },
  { heading: 'Name', name: 'name', chosen: 'Ada' },
  { heading: 'Team', name: 'team', chosen: '' },
]

test('each filter can be taken away alone, which keeps the order and goes back to the first page', () => {
  const selected = selectedFilters(groups, address)
  assert.deepEqual(selected?.groups[0], {
    heading: 'Tier',
    items: [
      { text: 'Tier A1', href: '/cases?tier=B2&name=Ada&sort=name' },
      { text: 'B2', href: '/cases?tier=A1&name=Ada&sort=name' },
    ],
  })
  assert.equal(selected?.clearHref, '/cases?sort=name')
})

test('with nothing chosen there is nothing to take away', () => {
  assert.equal(selectedFilters([{ heading: 'Team', name: 'team', chosen: '' }], { path: '/cases', query: {} }), null)
})
