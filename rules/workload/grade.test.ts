import assert from 'node:assert/strict'
import test from 'node:test'
import { known } from './figure.ts'
import { gradeOfCode, nominalTarget, startingHours } from './grade.ts'
import { profiles } from './profile.ts'
import { ruleSetFrom } from './rule-set-from.ts'
import { april2021 } from './rule-sets/2021-04.ts'

const ruleSet = ruleSetFrom(april2021)
const targets = { po: 2, pso: 1 }

test('the code PSO of the workbook is a probation officer', () => {
  assert.equal(gradeOfCode('PSO', ruleSet), 'PO')
})

test('a trainee is a trainee with any dash in the code', () => {
  const codes = ['NPS-PQF', 'NPS - PQF', 'NPS – PQF', 'NPS—PQF', 'crc-pqf']
  assert.deepEqual(new Set(codes.map(code => gradeOfCode(code, ruleSet))), new Set(['TPO']))
})

test('a code of no band is nobody in particular', () => {
  for (const code of ['XYZ', '', null]) assert.equal(gradeOfCode(code, ruleSet), 'DMY')
})

test('every PSO is measured by the target of PSOs, whatever the peers do', () => {
  assert.deepEqual(nominalTarget('PSO', targets), known(1))
  assert.deepEqual(nominalTarget('PSO_B', targets), known(1))
  assert.deepEqual(nominalTarget('PSO_B', targets, profiles.wmt), known(2))
  assert.deepEqual(nominalTarget('PSO', targets, profiles.realtime), known(2))
})

test('a grade of no band has no target', () => {
  assert.equal(nominalTarget('DMY', targets).known, false)
})

test('a new senior officer starts with no hours, and a grade of no band with unknown ones', () => {
  const hours = { po: 37, pso: 37, spo: 0 }
  assert.deepEqual(startingHours('SPO', hours), known(0))
  assert.equal(startingHours('DMY', hours).known, false)
  assert.deepEqual(startingHours('DMY', hours, profiles.wmt), known(0))
  assert.deepEqual(startingHours('PSO_B', hours, profiles.wmt), known(0))
})
