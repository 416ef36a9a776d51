import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { utf8 } from '@candour/ledger'
import { disclosedPart } from '../../verifier/testing/disclosed-part.ts'
import { MemoryLog } from '../../verifier/testing/memory-log.ts'
import { publishedInspection } from '../../verifier/testing/published-inspection.ts'
import { writeZip } from '../../verifier/zip/write-zip.ts'
import { candour } from '../main.ts'

const { files, log } = publishedInspection()
let folder = ''
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'candour-verify-'))
})
after(() => rm(folder, { recursive: true }))

const written = async (name: string, bytes: Uint8Array): Promise<string> => {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

const verify = async (...args: readonly string[]) => {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  const code = await candour(['verify', ...args], { stdin, stdout, stderr })
  stdout.end()
  stderr.end()
  return { code, out: await text(stdout), err: await text(stderr) }
}

test('a whole bundle: the fingerprint of its policy first, one line a claim, exit 0', async () => {
  const { code, out } = await verify(await written('bundle.zip', writeZip(files)))
  const lines = out.trimEnd().split('\n')
  assert.match(lines[0] ?? '', /^Policy of the bundle: SHA-256 [0-9a-f]{64}$/)
  assert.ok(lines.slice(2, -1).every(line => line.startsWith('ok ')))
  assert.match(lines.at(-1) ?? '', /^All \d+ claims hold\.$/)
  assert.equal(code, 0)
})

test('with the policy pinned no fingerprint is printed, and a bundle of another log ends with 1', async () => {
  const bundle = await written('bundle.zip', writeZip(files))
  const own = await verify(bundle, '--policy', await written('own', utf8(log.policy)))
  assert.equal(own.code, 0)
  assert.doesNotMatch(own.out, /Policy of the bundle/)
  const other = await verify(bundle, '--policy', await written('other', utf8(new MemoryLog('elsewhere').policy)))
  assert.equal(other.code, 1)
  assert.match(other.out, /^FAILED {2}checkpoint\.published is signed as your policy asks/m)
})

test('a changed file: the line says what does not hold, exit 1', async () => {
  const changed = new Map(files).set('policy', utf8(new MemoryLog('elsewhere').policy))
  const { code, out } = await verify(await written('changed.zip', writeZip(changed)))
  assert.match(out, /^FAILED {2}policy is the file that was published/m)
  assert.equal(code, 1)
})

test('what is not a readable bundle ends with 2 and words: no zip, a zip cut short, no file, no argument', async () => {
  const cut = writeZip(files).slice(0, 500)
  assert.match((await verify(await written('cut.zip', cut))).err, /cut\.zip: this is not a zip, or its end is missing/)
  assert.match((await verify(path.join(folder, 'none.zip'))).err, /none\.zip cannot be read/)
  assert.match((await verify()).err, /give one bundle or part/)
  assert.match((await verify('a.zip', '--trust')).err, /--trust/)
  assert.equal((await verify(await written('cut.zip', cut))).code, 2)
})

test('a disclosed part of an entry: its claims, the fields that it shows, how many it withholds', async () => {
  const part = disclosedPart()
  const { code, out } = await verify(await written('entry.part.json', utf8(JSON.stringify(part))))
  assert.match(out, /^ok {6}"body\.note" is a field of this entry/m)
  assert.match(out, /^ {2}body\.note: "Asked about the children\."\n {2}withheld: 3 fields$/m)
  assert.equal(code, 0)
  const elsewhere = await written('elsewhere', utf8(new MemoryLog('elsewhere').policy))
  const other = await verify(await written('entry.part.json', utf8(JSON.stringify(part))), '--policy', elsewhere)
  assert.equal(other.code, 1)
})
