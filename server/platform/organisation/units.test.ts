import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabases } from '../database/testing.ts'
import { isPseudoOfficer, unitAndAbove, unitByCode, unitsBelow, unitsOfKind } from './units.ts'

const { system } = await testDatabases({ after })
await system
  .insertInto('platform.unit')
  .values([
    { code: 'N', kind: 'nation', name: 'England and Wales', parent: null },
    { code: 'NW', kind: 'region', name: 'North West', parent: 'N' },
    { code: 'MOO', kind: 'pdu', name: 'Moorland', parent: 'NW' },
    { code: 'HAR', kind: 'pdu', name: 'Harbour', parent: 'NW' },
    { code: 'HAR1', kind: 'team', name: 'Harbour Team 1', parent: 'HAR' },
  ])
  .execute()

const names = (units: readonly { readonly name: string }[]): string[] => units.map(unit => unit.name)

test('a team knows its way up, the nation first', async () => {
  const path = ['England and Wales', 'North West', 'Harbour', 'Harbour Team 1']
  assert.deepEqual(names(await unitAndAbove(system, 'HAR1')), path)
  assert.deepEqual(await unitAndAbove(system, 'none'), [])
})

test('the units right below a region are its PDUs by name, without their teams', async () => {
  assert.deepEqual(names(await unitsBelow(system, 'NW')), ['Harbour', 'Moorland'])
  assert.deepEqual(names(await unitsOfKind(system, 'team')), ['Harbour Team 1'])
})

test('a code that no unit has is answered with nothing', async () => {
  assert.equal((await unitByCode(system, 'HAR'))?.name, 'Harbour')
  assert.equal(await unitByCode(system, 'XXX'), undefined)
})

test('there is one nation above everything, and a unit below nothing is refused', async () => {
  const orphan = { code: 'X', kind: 'pdu', name: 'Nowhere', parent: null } as const
  await assert.rejects(system.insertInto('platform.unit').values(orphan).execute(), /check constraint/)
})

test('a staff code that ends in U is nobody', () => {
  assert.deepEqual([isPseudoOfficer('HAR1U'), isPseudoOfficer('N01A001')], [true, false])
})
