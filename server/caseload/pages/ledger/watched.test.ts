import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import { formatPolicy, noteText, openTrusted, parsePolicy, sha256, utf8 } from '@candour/ledger'
import { signedCheckpoint } from '#platform/ledger/checkpoint.ts'
import { logKeyIn, verifierKeyOf } from '#platform/ledger/keys.ts'
import { readTimeStampAuthority } from '#platform/ledger/time-stamp/authority.ts'
import { startTestAuthority } from '#platform/ledger/time-stamp/testing.ts'
import { verifyStamp } from '#platform/ledger/time-stamp/verify.ts'
import {
  startTestSequencer,
  testDataFolder,
  until,
  untilPublished,
  writeLeaves,
} from '#platform/ledger/witness/testing.ts'
import { checkAccessibility, listen, openBrowser } from '#platform/web/browser-testing.ts'
import { startTestApp } from '#platform/web/testing.ts'
import { makeTestWitness, runWitness, serveTestWitness } from '../../../../cli/witness/testing.ts'
import { room } from '../../room.ts'

const { app, databases, visitor, signIn } = await startTestApp({ after }, [room])
const dataFolder = await testDataFolder({ after })
const key = await logKeyIn(dataFolder)
const county = await makeTestWitness({ after }, 'county.example', verifierKeyOf(key))
const inspectorate = await makeTestWitness({ after }, 'inspectorate.example', verifierKeyOf(key))
const serving = await serveTestWitness({ after }, county)
const witnesses = parsePolicy(
  `${county.policyLine} ${serving.url}\n${inspectorate.policyLine}\nquorum county.example\n`,
)
const stamping = await startTestAuthority({ after })
const timeStamps = readTimeStampAuthority(stamping.url, stamping.certificates)
assert.ok(timeStamps)
await writeLeaves(databases.system, 30)
const sequencer = await startTestSequencer({ after }, databases, { dataFolder, witnesses, timeStamps })
const size = await untilPublished(databases)

const textOf = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
const page = async (): Promise<string> => textOf((await visitor().get('/ledger')).body)
const policy = async () => parsePolicy((await visitor().get('/ledger/policy')).body)
const signedByFile = async (from: string): Promise<string> => {
  const file = path.join(inspectorate.folder, 'to-sign')
  await writeFile(file, (await visitor().get(`/ledger/consistency?from=${from}`)).body)
  return (await runWitness('sign', '--folder', inspectorate.folder, file)).stdout
}

test('anybody reads which witness has seen how much, and which has seen nothing', async () => {
  const words = await page()
  assert.match(words, new RegExp(`county\\.example ${size} of ${size} entries`))
  assert.match(words, /inspectorate\.example Nothing yet Signs by file/)
  assert.match(words, /published only when the quorum “county\.example” of the policy has signed it/)
})

test('the checkpoint that is served is trusted by the policy that is served', async () => {
  const note = (await visitor().get('/ledger/checkpoint')).body
  assert.equal(openTrusted(note, await policy()).ok, true)
  assert.equal(formatPolicy(await policy()), (await visitor().get('/ledger/policy')).body)
})

test('an auditor brings what a witness signed by file, and from then on it stands under the checkpoint', async () => {
  const auditor = await signIn('auditor')
  const answer = await auditor.upload(
    '/ledger/cosigned',
    { name: 'cosigned', content: await signedByFile('0') },
    '/ledger',
  )
  assert.match(
    textOf((await auditor.follow(answer)).body),
    new RegExp(`inspectorate\\.example has seen ${size} entries`),
  )
  const opened = openTrusted((await visitor().get('/ledger/checkpoint')).body, await policy())
  assert.ok(opened.ok)
  assert.deepEqual(new Set(opened.cosigned.keys()), new Set(['county.example', 'inspectorate.example']))
})

for (const [what, content, says] of [
  ['is no text', Uint8Array.of(0xff, 0xfe), /Choose the text file/],
  ['is no checkpoint', 'hello\n', /This is not a checkpoint of this ledger/],
] as const) {
  test(`a file that ${what} is refused with what to do`, async () => {
    const auditor = await signIn('auditor')
    const answer = await auditor.upload('/ledger/cosigned', { name: 'a', content }, '/ledger')
    assert.match(textOf((await auditor.follow(answer)).body), says)
  })
}

test('a checkpoint that no witness signed adds nothing, and the answer says so', async () => {
  const auditor = await signIn('auditor')
  const bare = (await visitor().get('/ledger/checkpoint')).body.split('\n').slice(0, 5).join('\n')
  const answer = await auditor.upload('/ledger/cosigned', { name: 'a', content: `${bare}\n` }, '/ledger')
  assert.match(textOf((await auditor.follow(answer)).body), /No witness of the policy has signed this checkpoint/)
})

test('a practitioner brings no cosignature: neither through the page nor in the database', async () => {
  const practitioner = await signIn('practitioner')
  const { body } = await practitioner.get('/ledger')
  assert.equal(body.includes('/ledger/cosigned'), false)
  const row = { size, witness_key: 'forged', seconds: 1, line: 'forged' }
  await assert.rejects(databases.app.insertInto('ledger.cosignature').values(row).execute(), { code: '42501' })
})

test('a size that the log does not have is asked for again, on the page', async () => {
  const answer = await visitor().get('/ledger/consistency?from=many')
  assert.equal(answer.location, '/ledger?from=many#watch')
  assert.match(textOf((await visitor().get('/ledger?from=many')).body), new RegExp(`a number from 0 to ${size}`))
})

test('the checkpoint is stamped by the authority, over the text that everybody signed', async () => {
  await until(
    'the stamp is kept',
    async () => (await databases.app.selectFrom('ledger.stamp').selectAll().executeTakeFirst()) ?? undefined,
  )
  assert.match(await page(), /Test time-stamping authority stamped the checkpoint of/)
  const [stamp] = JSON.parse((await visitor().get('/ledger/stamps.json')).body)
  const { note } = await databases.app
    .selectFrom('ledger.checkpoint')
    .select('note')
    .where('size', '=', stamp.size)
    .executeTakeFirstOrThrow()
  const token = Buffer.from(stamp.token, 'base64')
  assert.equal((await verifyStamp(token, utf8(noteText(note)), timeStamps.trusted)).ok, true)
})

test('the page follows the accessibility rules, with witnesses and with an error', async t => {
  const browser = await openBrowser(t)
  const url = await listen(app)
  const { cookies } = await signIn('lead-inspector')
  const context = await browser.newContext()
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })))
  const window = await context.newPage()
  for (const query of ['', '?from=many']) {
    await window.goto(`${url}/ledger${query}`)
    assert.equal(await window.getByLabel('Checkpoint that a witness has signed').count(), 1)
    await checkAccessibility(window)
  }
})

test('a checkpoint of ours that our leaves do not give is proof of a fork: it is kept, and numbering stops', async () => {
  const lead = await signIn('lead-inspector')
  const forged = signedCheckpoint([key], { size: 7, root: sha256(utf8('another history')) })
  const answer = await lead.upload('/ledger/cosigned', { name: 'forged', content: forged }, '/ledger')
  assert.match(textOf((await lead.follow(answer)).body), /It is kept as evidence, and nothing more is numbered/)
  await writeLeaves(databases.system, 1)
  const failure = await until('the log stops', async () => sequencer.failure() ?? undefined)
  assert.match(failure.message, /another root for its first 7 leaves: it was forked or rewritten/)
  assert.match(await page(), /Nothing new is signed\. A checkpoint that this log signed was brought/)
  const health = (await app.inject('/health')).json()
  assert.equal(health.components.ledger.status, 'DOWN')
  assert.match(health.components.ledger.details.failure, /forked or rewritten/)
})
