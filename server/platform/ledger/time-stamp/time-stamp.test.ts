import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import { Certificate } from 'pkijs'
import { readTimeStampAuthority } from './authority.ts'
import { requestStamp } from './request.ts'
import { openssl, startTestAuthority } from './testing.ts'
import { mayStamp, verifyStamp } from './verify.ts'

const text = Buffer.from('candour.example/test\n15\nq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\n')
const here = await startTestAuthority({ after })
const authority = readTimeStampAuthority(here.url, here.certificates)
assert.ok(authority)
const stamp = await requestStamp(authority, text)

test('a checkpoint text is stamped with the time of an authority that is trusted', () => {
  assert.equal(stamp.authority, 'Test time-stamping authority')
  assert.ok(Math.abs(stamp.at.getTime() - Date.now()) < 60_000)
})

test('openssl accepts the stamp as it is kept', async () => {
  await writeFile(path.join(here.folder, 'kept'), stamp.token)
  await writeFile(path.join(here.folder, 'body'), text)
  const said = await openssl(here.folder, 'ts -verify -data body -in kept -token_in -CAfile root.pem')
  assert.match(said, /Verification: OK/)
})

test('the stamp of one text is not that of another', async () => {
  const altered = Buffer.from(text.toString().replace('\n15\n', '\n16\n'))
  assert.deepEqual(await verifyStamp(stamp.token, altered, authority.trusted), {
    ok: false,
    why: 'it is of another text',
  })
})

test('a stamp with any one byte changed does not hold, or says the same', async () => {
  const original = { at: stamp.at, authority: stamp.authority }
  for (let at = 0; at < stamp.token.length; at += 17) {
    const changed = stamp.token.slice()
    changed[at] = (changed[at] ?? 0) ^ 0x01
    const found = await verifyStamp(changed, text, authority.trusted)
    if (found.ok) assert.deepEqual({ at: found.at, authority: found.authority }, original, `byte ${at}`)
  }
})

test('a stamp of an authority that nobody named is refused', async t => {
  const stranger = await startTestAuthority(t)
  const settings = readTimeStampAuthority(stranger.url, here.certificates)
  assert.ok(settings)
  await assert.rejects(requestStamp(settings, text), /The time-stamp does not hold/)
})

test('a time-stamping authority that does not answer is named', async () => {
  await assert.rejects(requestStamp({ ...authority, url: 'http://127.0.0.1:9/' }, text), /fetch failed/)
})

test('settings that cannot work say what they need', () => {
  assert.throws(() => readTimeStampAuthority('stamp.example', here.certificates), /must be a web address/)
  assert.throws(() => readTimeStampAuthority(here.url, undefined), /CANDOUR_TIMESTAMP_CA must name a file/)
  assert.throws(() => readTimeStampAuthority(here.url, '/nowhere.pem'), /holds no certificate/)
  assert.equal(readTimeStampAuthority(undefined, undefined), undefined)
})

for (const [purposes, may] of [
  ['critical,timeStamping', true],
  ['timeStamping', false],
  ['critical,timeStamping,serverAuth', false],
  ['critical,serverAuth', false],
] as const) {
  test(`a certificate for ${purposes} ${may ? 'may' : 'may not'} stamp times`, async () => {
    const made = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout - -subj /CN=x'
    const pem = await openssl(here.folder, `${made} -addext extendedKeyUsage=${purposes}`)
    const { raw } = new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE')))
    assert.equal(mayStamp(Certificate.fromBER(new Uint8Array(raw).buffer)), may)
  })
}
