import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { signInSettings } from './oidc-settings.ts'

const whole = {
  OIDC_ISSUER: 'https://login.example/tenant/',
  OIDC_CLIENT_ID: 'candour',
  OIDC_CLIENT_SECRET: 'kept in a safe',
  CANDOUR_URL: 'https://candour.example/',
}
const problemsOf = (given: Record<string, string>): readonly string[] => {
  const settings = signInSettings(given, 3000)
  return settings.ok ? [] : settings.problems
}

test('without a provider the service is a demonstration on this machine', () => {
  assert.deepEqual(signInSettings({}, 3000), { ok: true, url: 'http://localhost:3000', oidc: undefined })
})

test('with a provider the service is no demonstration', () => {
  const settings = signInSettings(whole, 3000)
  assert.ok(settings.ok && settings.oidc)
  assert.deepEqual(
    [settings.url, settings.oidc.issuer.href, settings.oidc.clientId, settings.oidc.clientSecret],
    ['https://candour.example', 'https://login.example/tenant/', 'candour', 'kept in a safe'],
  )
})

test('half a provider is no provider: each setting that is missing is named', () => {
  for (const name of ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'CANDOUR_URL'] as const) {
    const { [name]: _, ...rest } = whole
    const [problem, ...others] = problemsOf(rest)
    assert.match(problem ?? '', new RegExp(`^Not set: ${name}\\. `))
    assert.deepEqual(others, [])
  }
})

test('an address over which a sign-in could be overheard is refused by the name of its setting', () => {
  assert.match(problemsOf({ ...whole, OIDC_ISSUER: 'http://login.example' }).join(), /^OIDC_ISSUER must be the https/)
  assert.match(problemsOf({ ...whole, CANDOUR_URL: 'http://candour.example' }).join(), /^CANDOUR_URL must be the https/)
  assert.match(
    problemsOf({ ...whole, CANDOUR_URL: 'https://example/candour' }).join(),
    /^CANDOUR_URL must be the https/,
  )
  assert.match(problemsOf({ CANDOUR_URL: 'candour' }).join(), /^CANDOUR_URL must be the https/)
})

test('the secret may lie in a file that only the service reads', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'candour-secret-')), 'secret')
  writeFileSync(file, 'from a file\n', { mode: 0o400 })
  const { OIDC_CLIENT_SECRET: _, ...rest } = whole
  const settings = signInSettings({ ...rest, OIDC_CLIENT_SECRET_FILE: file }, 3000)
  assert.equal(settings.ok && settings.oidc?.clientSecret, 'from a file')
  assert.match(
    problemsOf({ ...rest, OIDC_CLIENT_SECRET_FILE: '/nowhere' }).join(),
    /^OIDC_CLIENT_SECRET_FILE names a file/,
  )
  assert.match(problemsOf({ ...whole, OIDC_CLIENT_SECRET_FILE: file }).join(), /are both set: keep one/)
})
