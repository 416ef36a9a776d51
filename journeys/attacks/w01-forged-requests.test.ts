import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Role } from '#platform/access/actor.ts'
import { BATCH_TYPE } from '#platform/access-log/seal-access-log.ts'
import type { PostRoute } from '#platform/web/route.ts'
import { startJourneyService } from '../service.ts'
import { type Attacker, attackerAs, formOf } from './attacker.ts'
import { acting, madeUp, reading } from './route-table.ts'

const { address, databases } = await startJourneyService({ after })
const people = new Map<Role, Attacker>()

/** The victim: somebody who may do this, signed in, with a token that is good. */
const victimOf = async ({ permission }: PostRoute): Promise<Attacker> => {
  const role = permission.roles.find(one => one !== 'public') ?? 'public'
  const known = people.get(role) ?? (await attackerAs(address, role))
  people.set(role, known)
  return known
}
before(async () => {
  for (const route of acting) await victimOf(route)
})

const acts = acting.map(route => route.audit.what).filter(what => !reading.some(({ audit }) => audit.what === what))

/** Everything that an act could have left behind. What the service seals of the access log every minute is no act. */
const written = async (): Promise<unknown> =>
  (
    await sql`select (select count(*) from ledger.leaf_in where type <> ${BATCH_TYPE}) as leaves,
      (select count(*) from ledger.stream where room <> 'access-log') as streams,
      (select count(*) from platform.session where revoked_at is null) as sessions,
      (select count(*) from platform.audit_event where outcome = 'done' and what = any(${acts})) as acts`.execute(
      databases.system,
    )
  ).rows

const multipart = (): FormData => {
  const form = new FormData()
  form.set('file', new Blob(['a,b']), 'a.csv')
  return form
}

for (const route of acting) {
  const path = madeUp(route.path)
  test(`W01 ${route.path}: a form that another website sends in somebody's name is not acted on`, async () => {
    const victim = await victimOf(route)
    const _csrf = await victim.tokenOn('/account/sessions')
    assert.notEqual(_csrf, '')
    const before = await written()
    const forged = formOf({ to: '/' })
    const type = { 'content-type': 'text/plain' }
    const attacks: [string, Parameters<Attacker['send']>[1], number][] = [
      ['without a token', route.kind === 'upload' ? { method: 'POST', body: multipart() } : forged, 400],
      ['with the token of somebody else', formOf({ _csrf: 'aaaaaaaa-bbbbbbbbbbbbbbbbbbbbbbbbbbbb' }), 400],
      ['from another website, token and all', fromSite('cross-site', _csrf), 403],
      ['from another host of the same domain, token and all', fromSite('same-site', _csrf), 403],
      ['as plain text', { method: 'POST', headers: type, body: `_csrf=${_csrf}` }, 400],
      [
        'as JSON',
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ _csrf }) },
        400,
      ],
      ['by PUT', { ...formOf({ _csrf }), method: 'PUT' }, 404],
      ['by DELETE', { method: 'DELETE' }, 404],
    ]
    for (const [how, request, status] of attacks) {
      const answer = await victim.send(path, request)
      assert.equal(answer.status, status, how)
    }
    assert.deepEqual(await written(), before)
  })
}

const fromSite = (site: string, _csrf: string): Parameters<Attacker['send']>[1] => {
  const request = formOf({ _csrf })
  return { ...request, headers: { ...request.headers, 'sec-fetch-site': site } }
}

test('W01 asking for a page with HEAD, or with the fields of a form in the address, acts on nothing', async () => {
  const senior = await attackerAs(address, 'spo')
  const _csrf = await senior.tokenOn('/account/sessions')
  const before = await written()
  for (const { path } of acting) {
    for (const method of ['GET', 'HEAD']) {
      const { status } = await senior.send(`${madeUp(path)}?_csrf=${_csrf}&note=forged&_method=POST`, { method })
      assert.ok(status < 500, `${method} ${path}: ${status}`)
    }
  }
  assert.deepEqual(await written(), before)
})

test('W01 the tests above reach every act of the service', () => {
  assert.ok(acting.length > 20 && reading.length > 40)
})
