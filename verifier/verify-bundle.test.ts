import assert from 'node:assert/strict'
import test from 'node:test'
import { fromUtf8, utf8 } from '@candour/ledger'
import type { ChangeRange } from './bundle/change-range.ts'
import type { Files } from './bundle/files.ts'
import { jsonBytes } from './bundle/write-bundle.ts'
import { MemoryLog, type Written } from './testing/memory-log.ts'
import { publishedInspection } from './testing/published-inspection.ts'
import { type Options, verifyBundle } from './verify-bundle.ts'

const failures = (files: Files, options?: Options): readonly string[] =>
  verifyBundle(files, options).flatMap(claim => (claim.holds ? [] : [`${claim.says}: ${claim.compared}`]))

const assertFails = (files: Files, words: RegExp, options?: Options): void => {
  const failed = failures(files, options)
  assert.ok(
    failed.some(one => words.test(one)),
    `none of these says ${words}:\n${failed.join('\n')}`,
  )
}

const contact = (
  log: MemoryLog,
  { envelope }: Written,
  more: { happened?: string; supersedes?: string } = {},
): Written =>
  log.write({ stream: envelope.stream, type: 'contact', payload: {}, recorded: '2026-09-09T09:00:00.000Z', ...more })

/** Three changes after the announcement: an addition, a late one, and one that edits what stood before. */
const edited = () =>
  publishedInspection({
    afterAnnouncement: (log, [first, second]) => {
      assert.ok(first && second)
      contact(log, first)
      contact(log, first, { happened: '2026-08-01' })
      contact(log, second, { supersedes: second.envelope.entry })
    },
  })

const changeRangeIn = (files: Files): ChangeRange =>
  JSON.parse(fromUtf8(files.get('change-range.json') ?? assert.fail('no change range')))

const withChangeRange = (files: Files, alter: (range: ChangeRange) => ChangeRange): Files =>
  new Map(files).set('change-range.json', jsonBytes(alter(changeRangeIn(files))))

test('a published inspection proves itself', () => {
  assert.deepEqual(failures(publishedInspection().files), [])
})

test('entries after the announcement are listed with what they are', () => {
  const { files } = edited()
  assert.deepEqual(failures(files), [])
  const { changes, totals } = changeRangeIn(files)
  assert.deepEqual(
    changes.map(change => change.flags),
    [[], ['late'], ['retrospective edit']],
  )
  assert.equal(totals.sampled.entries + totals.unsampled.entries, 3)
})

test('one change left out of the list is named', () => {
  const { files } = edited()
  const entry = changeRangeIn(files).changes[1]?.entry
  const cut = withChangeRange(files, range => ({ ...range, changes: range.changes.toSpliced(1, 1) }))
  assertFails(cut, new RegExp(`No change after the announcement is left out: entry ${entry} .* is left out`))
})

test('one change left out of the list and of the leaves breaks the record', () => {
  const { files } = edited()
  const cut = withChangeRange(files, range => ({
    ...range,
    published: range.published - 1,
    changes: range.changes.toSpliced(1, 1),
    leaves: range.leaves.toSpliced(1, 1),
  }))
  assertFails(cut, /Nothing was left out.*leaves are listed/)
})

test('two leaves in another order break the record', () => {
  const { files } = edited()
  const swapped = withChangeRange(files, range => {
    const [first, second, ...rest] = range.leaves
    assert.ok(first && second)
    return { ...range, leaves: [second, first, ...rest] }
  })
  assertFails(swapped, /Nothing was left out.*do not lead to the visited root/)
})

test('an invented change is named', () => {
  const { files } = edited()
  const invented = withChangeRange(files, range => {
    const [first] = range.changes
    assert.ok(first)
    return { ...range, changes: [...range.changes, { ...first, entry: 'e0e0e0e0-0000-4000-8000-000000000000' }] }
  })
  assertFails(invented, /No change is listed that the log does not hold: entry e0e0e0e0/)
})

test('an envelope that hides what it supersedes is not the leaf that was logged', () => {
  const { files } = edited()
  const altered = withChangeRange(files, range => ({
    ...range,
    leaves: range.leaves.map(({ hash, envelope }) => ({ hash, envelope: { ...envelope, supersedes: null } })),
  }))
  assertFails(altered, /Each leaf is the hash of its envelope: leaf \d+/)
})

test('a retrospective edit that is played down to nothing is seen', () => {
  const { files } = edited()
  const flattered = withChangeRange(files, range => ({
    ...range,
    changes: range.changes.map(change => ({ ...change, flags: [] })),
  }))
  assertFails(flattered, /Each change is listed in its order, as it was/)
})

test('a bundle of another log fails under the policy of this one, by name', () => {
  const own = publishedInspection()
  const other = publishedInspection({ log: new MemoryLog('elsewhere.example/log') })
  const policy = utf8(own.log.policy)
  assert.deepEqual(failures(own.files, { policy }), [])
  assert.deepEqual(failures(other.files), [])
  assertFails(other.files, /checkpoint\.published is signed as your policy asks.*elsewhere\.example\/log/, { policy })
})

test('a policy that cannot be read is named, and nothing passes for want of it', () => {
  assertFails(publishedInspection().files, /Your policy can be checked: policy line 1/, { policy: utf8('trust me\n') })
})

test('a case withheld from the population gives another root, even when everything else is sealed anew', () => {
  const { files } = publishedInspection({
    alter: document => ({
      ...document,
      population: { ...document.population, items: document.population.items.slice(1) },
    }),
  })
  assertFails(files, /The population is the one frozen at the announcement: population root/)
})

test('an answer changed before publication without its rating is seen', () => {
  const { files } = publishedInspection({
    alter: document => ({
      ...document,
      answers: document.answers.map(one => ({
        ...one,
        answers: Object.fromEntries(Object.keys(one.answers).map(code => [code, 'yes'])),
      })),
    }),
  })
  assertFails(files, /The ratings follow from the answers: ratings\./)
})

test('a sampled case left unassessed is named', () => {
  const { files, document } = publishedInspection({
    alter: whole => ({ ...whole, answers: whole.answers.slice(1) }),
  })
  assert.equal(document.answers.length, 5)
  assertFails(files, /Every case of the sample is answered in full, and no other: case .* is not answered/)
})

test('a replacement out of turn is named', () => {
  const { files } = publishedInspection({
    alter: document => {
      const [replacement] = document.replacements
      const drawn = new Set(document.answers.map(one => one.case))
      const other = document.population.items.find(item => !drawn.has(item.id) && item.id !== replacement?.in)
      assert.ok(replacement && other)
      return { ...document, replacements: [{ ...replacement, in: other.id }] }
    },
  })
  assertFails(files, /Each replacement was the next in turn: case .* out of turn/)
})

test('a seed chosen after the freeze is not the one committed to', () => {
  const { files } = publishedInspection({
    alter: document => ({
      ...document,
      seed: { ...document.seed, contributions: { ...document.seed.contributions, service: '00' } },
    }),
  })
  assertFails(files, /The service's contribution is the one it committed to/)
})

test('a result exchanged for another of the same inspection is not the file that was published', () => {
  const { files, document } = publishedInspection()
  const better = { ...document, unit: { ...document.unit, name: 'Harbor' } }
  assertFails(
    new Map(files).set('inspection.json', jsonBytes(better)),
    /inspection\.json is the file that was published/,
  )
})

test('a file that is missing and a file that has no place are named', () => {
  const { files } = publishedInspection()
  const cut = new Map(files)
  cut.delete('policy')
  assertFails(cut, /policy is missing/)
  assertFails(new Map(files).set('notes.txt', utf8('x')), /notes\.txt has no place in a bundle/)
})

test('JSON that means the same and is written in another way is refused', () => {
  const { files, document } = publishedInspection()
  assertFails(
    new Map(files).set('inspection.json', utf8(JSON.stringify(document))),
    /inspection\.json: is not in the one form/,
  )
})

test('a signature line of a key that nobody knows is refused: it would be covered by nothing', () => {
  const { files, log } = publishedInspection()
  const stranger = new MemoryLog('stranger.example')
  stranger.write({ stream: 's', type: 't', payload: {} })
  const line = stranger.checkpoint().split('\n\n')[1] ?? ''
  const note = `${log.checkpoint()}${line}`
  const proof = (name: string): Uint8Array => {
    const text = fromUtf8(files.get(name) ?? assert.fail(name))
    return utf8(`${text.slice(0, text.indexOf('\n\n') + 2)}${note}`)
  }
  const added = new Map(files)
    .set('checkpoint.published', utf8(note))
    .set('proofs/draw.tlog-proof', proof('proofs/draw.tlog-proof'))
    .set('proofs/publish.tlog-proof', proof('proofs/publish.tlog-proof'))
  assertFails(
    added,
    /Every signature of checkpoint\.published is of a key of the policy: the policy does not know stranger/,
  )
})
