import assert from 'node:assert/strict'
import test from 'node:test'
import { EntryRefused } from '../record/entry.ts'
import { kindOf, kinds } from './registry.ts'

const problemsOf = (kind: string, body: unknown) =>
  (kindOf(kind).schema.safeParse(body).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])

test('every kind asks for each thing that its entries must hold, and for nothing that they may not', () => {
  for (const kind of kinds) {
    const asked = new Set(kind.questions.map(question => question.name))
    const missing = problemsOf(kind.kind, {}).filter(([field]) => !asked.has(field ?? ''))
    const everything = Object.fromEntries([...asked].map(name => [name, 0]))
    const refused =
      kind.schema.safeParse(everything).error?.issues.filter(issue => issue.code === 'unrecognized_keys') ?? []
    assert.deepEqual([missing, refused], [[], []], kind.kind)
  }
})

test('an overall risk below the risk to one group is refused at the overall risk', () => {
  const body = { children: 'high', public: 'low', knownAdult: 'low', staff: 'low', overall: 'medium', text: 'x' }
  assert.deepEqual(problemsOf('risk-assessment', body), [
    ['overall', 'The overall risk cannot be lower than the risk to any group'],
  ])
})

test('a tier outside A0 to D3 is refused', () => {
  const refused = ['E1', 'A4', 'b2', 'B2X', ''].filter(
    tier => problemsOf('tier-set', { tier, source: 'assessment' }).length === 0,
  )
  assert.deepEqual(refused, [])
})

test('a note with half of a symbol in it is refused: it could not be sealed', () => {
  assert.deepEqual(problemsOf('contact', { type: 'phone', text: 'Spoke \ud83d' }), [
    ['text', 'Remove the half of a symbol after “Spoke”: it was cut in two and cannot be stored'],
  ])
})

test('a kind that nobody has declared is refused by its name', () => {
  assert.throws(
    () => kindOf('horoscope'),
    (error: unknown) => error instanceof EntryRefused && /"horoscope"/.test(error.message),
  )
})
