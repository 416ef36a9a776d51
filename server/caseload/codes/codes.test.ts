import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { type CodeSet, codeSets } from './code-sets.ts'
import { codeOn, codeRefusal, codesOn, recordedCode, wordsOf } from './codes.ts'
import { readCodes } from './schema.ts'

const sets = Object.keys(codeSets) as CodeSet[]

test('a code is refused on a day before it came into force, naming the code, the day and what could be used then', () => {
  assert.equal(
    codeRefusal('mappa-category', 'M4', '2020-05-01'),
    'The code "M4" (Category 4: terrorist or terrorist risk) was not in use on 1 May 2020. Use one of: M1 (Category 1: registered sexual offender), M2 (Category 2: violent or other sexual offender), M3 (Category 3: other dangerous offender)',
  )
  assert.equal(codeRefusal('mappa-category', 'M4', '2022-06-28'), undefined)
})

test('a code that no set ever had is refused in the same way', () => {
  assert.match(String(codeRefusal('outcome', 'ZZZZ', '2026-05-01')), /^The code "ZZZZ" was not in use on 1 May 2026/)
})

test('what the first version stored is read with the words of the code that took its place', () => {
  assert.equal(wordsOf('outcome', 'attended-complied'), wordsOf('outcome', 'ATTC'))
  assert.equal(recordedCode('registration-type', 'child-protection', '2026-05-01').code, 'RCPR')
})

test('a value that is no longer offered keeps its words and can still be corrected', () => {
  assert.equal(wordsOf('contact-type', 'phone'), 'Phone call')
  assert.ok(codeOn('contact-type', 'phone', '2026-05-01'))
  assert.ok(!codesOn('contact-type', '2026-05-01').some(row => row.code === 'phone'))
})

test('an outcome that asks for enforcement is never one of a person who did what was asked', () => {
  const contradictory = codeSets.outcome.filter(row => row.enforceable && (row.complied === true || row.acceptable))
  assert.deepEqual(contradictory, [])
})

test('a value means one thing only in its set', () => {
  for (const set of sets) {
    const values = new Map<string, string>()
    for (const row of codeSets[set]) {
      for (const value of [row.code, ...(row.earlier ?? [])]) {
        assert.equal(values.get(value) ?? row.code, row.code, `${set} ${value}`)
        values.set(value, row.code)
      }
    }
  }
})

const row = (from: string, until?: string) => ({ code: 'A', words: 'A', from, days: 7, ...(until ? { until } : {}) })

test('one code may be given other properties from a day on, and not two of them at once', () => {
  const read = (...codes: object[]) => readCodes({ source: 's', codes }, { days: z.int() })
  assert.equal(read(row('2020-01-01', '2025-12-31'), row('2026-01-01')).length, 2)
  assert.throws(() => read(row('2020-01-01'), row('2026-01-01')), /Two rows of one code are in force on one day/)
  assert.throws(() => read(row('2026-01-02', '2026-01-01')), /A code ends before it begins/)
})
