import assert from 'node:assert/strict'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { candour } from '../main.ts'

const run = async (command: string, input: unknown) => {
  const stdin = Readable.from([JSON.stringify(input)])
  const stdout = new PassThrough()
  const stderr = new PassThrough()
  const exit = await candour([command], { stdin, stdout, stderr })
  stdout.end()
  stderr.end()
  return { exit, out: await text(stdout), error: await text(stderr) }
}

const request = {
  population: [
    { id: 'X3', strata: { gender: 'female' } },
    { id: 'X1', strata: { gender: 'male' } },
    { id: 'X2', strata: { gender: 'male' } },
  ],
  size: 2,
  seed: '00'.repeat(32),
  strataFields: ['gender'],
}

test('candour draw writes a sample with its ranked replacements', async () => {
  const { exit, out } = await run('draw', request)
  assert.equal(exit, 0)
  const result: unknown = JSON.parse(out)
  assert.partialDeepStrictEqual(result, {
    algorithm: 'candour-draw-v1',
    populationSize: 3,
    strata: [
      { key: 'female', count: 1, size: 1 },
      { key: 'male', count: 2, size: 1 },
    ],
  })
})

test('candour draw ends with 2 and names the first case that stands there twice', async () => {
  const twice = { ...request, population: [...request.population, { id: 'X1', strata: {} }] }
  const { exit, out, error } = await run('draw', twice)
  assert.deepEqual([exit, out], [2, ''])
  assert.match(error, /population\[3\]\.id: X1 is there already/)
})

test('candour rate rates the typical profile of October 2024', async () => {
  const { exit, out } = await run('rate', [{ framework: 'PDU-2023', score: 3, max: 21 }])
  assert.equal(exit, 0)
  assert.partialDeepStrictEqual(JSON.parse(out), [{ score: 3, rating: 'Inadequate', percent: 14.29 }])
})

test('candour rate ends with 2 and names the input that it cannot read', async () => {
  const { exit, error } = await run('rate', [{ lowestPercent: 50 }, { lowestPercent: 101 }])
  assert.equal(exit, 2)
  assert.match(error, /\[1\]\.lowestPercent is 101/)
})
