import assert from 'node:assert/strict'
import test from 'node:test'
import { sortableHeads } from './sort.ts'

const columns = [
  { text: 'Team', sort: 'team' },
  { text: 'Workload', numeric: true, sort: 'workload' },
  { text: 'Status' },
]
const address = { path: '/teams', query: { pdu: 'N01', page: 3 } }

test('the first look at a number wants the highest, the second the lowest', () => {
  const unsorted = sortableHeads(columns, { by: 'team', order: 'ascending' }, address)[1]
  assert.deepEqual([unsorted?.href, unsorted?.ariaSort], ['/teams?pdu=N01&sort=workload&order=descending', 'none'])
  const sorted = sortableHeads(columns, { by: 'workload', order: 'descending' }, address)[1]
  assert.deepEqual([sorted?.href, sorted?.ariaSort], ['/teams?pdu=N01&sort=workload&order=ascending', 'descending'])
})

test('a column that cannot be sorted has no link and says nothing about order', () => {
  const status = sortableHeads(columns, { by: 'team', order: 'ascending' }, address)[2]
  assert.deepEqual(status, { text: 'Status', numeric: false, href: null, ariaSort: null })
})
