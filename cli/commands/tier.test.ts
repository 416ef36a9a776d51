import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import test from 'node:test'
import { command } from './tier.ts'

const tier = async (typed: unknown, ...flags: string[]) => {
  let out = ''
  const into = () =>
    new Writable({
      write: (chunk, _encoding, done) => {
        out += chunk
        done()
      },
    })
  const stdin = Readable.from([JSON.stringify(typed)])
  await command.run([...flags], { stdin, stdout: into(), stderr: into() })
  return JSON.parse(out) as readonly Record<string, unknown>[]
}

const vectors = JSON.parse(readFileSync(new URL('../conformance/vectors/tiering.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly {
    readonly id: string
    readonly input: object
    readonly expected: { readonly tier?: string }
  }[]
}

test('the inputs of the vectors are answered in order, with every ingredient', async () => {
  const asked = vectors.cases.filter(({ expected }) => expected.tier !== undefined)
  const answers = await tier(
    asked.map(({ input }) => input),
    '--strict',
  )
  assert.deepEqual(
    answers.map(answer => answer.tier),
    asked.map(({ expected }) => expected.tier),
  )
  for (const answer of answers) assert.ok(answer.decidedBy && answer.changes && answer.missing && answer.ruleSet)
})

test('without --strict the answer is that of Candour, and says where the peer differs', async () => {
  const input = {
    gender: 'Male',
    rsrPercent: 99.99,
    ogrsPercent: 0,
    registrations: [],
    sentences: [],
    assessment: null,
  }
  const [answer] = await tier([input])
  assert.deepEqual([answer?.tier, answer?.mode], ['B0', 'candour'])
  assert.match(JSON.stringify(answer?.differences), /"peer":"D0 \(0 and 0 points\)"/)
})

test('an input with the fields of both tiers has both answered', async () => {
  const input = { asOf: '2026-08-22', hasActiveEvent: false, predictors: null, rsrPercent: 3, ogrsPercent: 10 }
  const [answer] = await tier([input])
  assert.deepEqual(Object.keys(answer ?? {}), ['v3', 'v2'])
})

test('what the rule refuses is refused with its place', async () => {
  const input = { gender: 'Male', rsrPercent: 999.99, ogrsPercent: 0 }
  await assert.rejects(tier([input]), { name: 'BadInput', message: /^\[0\]\.rsrPercent: RSR is 999\.99/ })
  await assert.rejects(tier([{ weather: 'fine' }]), { name: 'BadInput', message: /neither the fields of tier v2/ })
})
