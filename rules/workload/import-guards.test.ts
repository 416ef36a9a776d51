import assert from 'node:assert/strict'
import test from 'node:test'
import {
  cellsAboveUnfiltered,
  cleanName,
  countOf,
  missingNames,
  repeatedRows,
  t2aRefusal,
  tierColumns,
} from './import-guards.ts'
import { profiles } from './profile.ts'
import { ruleSetFrom } from './rule-set-from.ts'
import { april2021 } from './rule-sets/2021-04.ts'

test('only the first hyphen of a heading is dropped', () => {
  assert.deepEqual([' V-CRN_Count', 'A-B-C'].map(cleanName), ['vcrn_count', 'ab-c'])
})

test('an empty cell is no case, and a word is no number of cases', () => {
  assert.deepEqual(
    [null, '', '12', 100].map(cell => countOf(cell)),
    [0, 0, 12, 100],
  )
  const refused = ['twelve', '12x', ' ', -1, 1.5, true].map(cell => countOf(cell))
  assert.deepEqual(refused, Array(6).fill(undefined))
})

test('the nightly batch takes the digits that a cell begins with for its count', () => {
  const read = ['12x', '12.7', 12.7, 'twelve'].map(cell => countOf(cell, profiles.wmt))
  assert.deepEqual(read, [12, 12, 12, undefined])
})

test('young adults in transition must be fewer than all cases', () => {
  assert.equal(t2aRefusal(99, 100), null)
  assert.match(t2aRefusal(100, 100) ?? '', /adds up to 100: it must be below the 100/)
})

test('a missing sheet is named as it was asked for', () => {
  assert.deepEqual(missingNames(['WMT_Extract', 'T2A'], ['wmt_extract', 'GS']), ['T2A'])
})

test('an officer who stands twice in one team is found with the row before', () => {
  const rows = [
    { officer: 'N01A001', team: 'T1' },
    { officer: 'N01A001', team: 'T2' },
    { officer: 'N01A001', team: 'T1' },
  ]
  assert.deepEqual(repeatedRows(rows), [{ row: 2, repeats: 0 }])
})

test('a filtered cell above the unfiltered one is found', () => {
  assert.deepEqual(cellsAboveUnfiltered([1, 3, 0], [1, 2, 5]), [1])
})

test('the 99 columns of the workbook stand in the order of the cells', () => {
  const columns = tierColumns(ruleSetFrom(april2021))
  assert.deepEqual(
    [columns.length, columns[0], columns[1], columns[33], columns[98]],
    [99, 'commtier0', 'commtiera3', 'custtier0', 'licencetierd0s'],
  )
})
