import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { reportNames } from '#workforce'
import { acting, reading } from './attacks/route-table.ts'

const text = readFileSync(new URL('../docs/peers.md', import.meta.url), 'utf8')
const quoted = [...text.matchAll(/`([^`]+)`/g)].flatMap(([, words]) => words ?? [])

test('every address that the list of peers names is an address of the service', () => {
  const known = new Set([...reading, ...acting].map(({ path }) => path))
  const named = quoted.filter(words => words.startsWith('/'))
  assert.deepEqual(
    named.filter(path => !known.has(path)),
    [],
  )
})

test('every export is on the list of peers', () => {
  assert.deepEqual(
    reportNames.filter(name => !quoted.includes(name)),
    [],
  )
})
