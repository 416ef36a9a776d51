import assert from 'node:assert/strict'
import test from 'node:test'
import { fromBase64, fromUtf8, toBase64, utf8 } from '@candour/ledger'
import { disclosedPart } from '../testing/disclosed-part.ts'
import { MemoryLog } from '../testing/memory-log.ts'
import { verifyPart } from './verify-part.ts'

type PartFile = ReturnType<typeof disclosedPart>

const verify = (part: PartFile, policy?: Uint8Array) => verifyPart(utf8(JSON.stringify(part, null, 2)), policy)

const failures = (part: PartFile, policy?: Uint8Array): readonly string[] =>
  verify(part, policy).claims.flatMap(claim => (claim.holds ? [] : [`${claim.says}: ${claim.compared}`]))

const note = { name: 'body.note', value: 'Asked about the children.' }

test('one field of an entry proves itself, and the others stay withheld', () => {
  const { claims, shown, withheld, entry } = verify(disclosedPart())
  assert.deepEqual(
    claims.filter(claim => !claim.holds),
    [],
  )
  assert.deepEqual([shown, withheld, entry?.type], [[note], 3, 'contact'])
})

test('a part that shows nothing still proves that the entry is in the log', () => {
  const { claims, shown, withheld } = verify(disclosedPart([]))
  assert.ok(claims.every(claim => claim.holds))
  assert.deepEqual([shown, withheld], [[], 4])
})

test('a reworded field does not belong to the entry, and is not shown', () => {
  const part = disclosedPart(['author', 'body.note'])
  const reworded = part.disclosures.map(text => {
    const json = Buffer.from(text, 'base64url').toString('utf8').replace('the children', 'nobody')
    return Buffer.from(json, 'utf8').toString('base64url')
  })
  const { claims, shown, withheld } = verify({ ...part, disclosures: reworded })
  assert.match(claims.find(claim => !claim.holds)?.says ?? '', /^"body\.note" is a field of this entry/)
  assert.deepEqual([shown.map(({ name }) => name), withheld], [['author'], 3])
})

test('a field of another entry does not belong to this one', () => {
  const [part, other] = [disclosedPart(), disclosedPart(['body.outcome'], new MemoryLog('elsewhere.example/log'))]
  other.disclosures[0] = Buffer.from('["AAAAAAAAAAAAAAAAAAAAAA","body.outcome","attended"]').toString('base64url')
  assert.match(failures({ ...part, disclosures: other.disclosures }).join(), /"body\.outcome" is a field of this entry/)
})

test('a field that is shown twice is refused the second time', () => {
  const part = disclosedPart()
  const twice = { ...part, disclosures: [...part.disclosures, ...part.disclosures] }
  assert.equal(failures(twice).length, 1)
})

test('an envelope that says another time is not in the log', () => {
  const part = disclosedPart()
  const envelope = toBase64(utf8(fromUtf8(fromBase64(part.envelope)).replace('2026-09-01T09', '2026-08-01T09')))
  assert.match(failures({ ...part, envelope }).join(), /^The entry is in the log: /)
})

test('under the policy of another log the checkpoint is not trusted, whatever policy the part brings', () => {
  const other = utf8(new MemoryLog('elsewhere.example/log').policy)
  assert.match(failures(disclosedPart(), other).join(), /^The checkpoint is signed as your policy asks: /)
})

test('what is no part is said with its place', () => {
  for (const [change, words] of [
    [{ extra: 1 }, /part\.extra: should not be there/],
    [{ envelope: 'e30=' }, /part\.envelope\.v: is missing/],
    [{ proof: 'c2sp.org/tlog-proof@v1\n' }, /no blank line before the checkpoint/],
    [{ disclosures: ['bm8'] }, /Field 1 can be read: /],
    [{ policy: 'trust me\n' }, /and nothing else: policy line 1/],
  ] as const) {
    assert.match(failures({ ...disclosedPart(), ...change } as PartFile).join('\n'), words)
  }
  assert.match(verifyPart(utf8('{"envelope": ')).claims[0]?.compared ?? '', /is not JSON/)
})
