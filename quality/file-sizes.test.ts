import assert from 'node:assert/strict'
import test from 'node:test'
import { longFiles } from './file-sizes.ts'

test('a file of 251 lines is named, one of 250 is not', () => {
  const files: Record<string, string> = { 'short.ts': 'x\n'.repeat(250), 'long.ts': 'x\n'.repeat(251) }
  assert.deepEqual(
    longFiles(Object.keys(files), name => files[name] ?? ''),
    ['long.ts has 251 lines; at most 250'],
  )
})
