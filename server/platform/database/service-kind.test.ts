import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holdToServiceKind } from './service-kind.ts'
import { testDatabases } from './testing.ts'

test('a real service whose provider settings went missing does not start as a demonstration', async t => {
  const { system } = await testDatabases(t)
  await holdToServiceKind(system, false)
  await holdToServiceKind(system, false)
  await assert.rejects(holdToServiceKind(system, true), /holds a real service.*Set OIDC_ISSUER/s)
})

test('a demonstration never becomes a real service', async t => {
  const { system } = await testDatabases(t)
  await holdToServiceKind(system, true)
  await assert.rejects(holdToServiceKind(system, false), /holds the demonstration/)
})
