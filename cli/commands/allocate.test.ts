import assert from 'node:assert/strict'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { candour } from '../main.ts'

const typed = async (args: readonly string[], stdin = '') => {
  const io = { stdin: Readable.from([stdin]), stdout: new PassThrough(), stderr: new PassThrough() }
  const code = await candour(['allocate', ...args], io)
  io.stdout.end()
  io.stderr.end()
  return { code, stdout: await text(io.stdout), stderr: await text(io.stderr) }
}

const team = {
  officers: [
    { id: 'a', grade: 'PO', availablePoints: 100, usedPoints: 50 },
    { id: 'b', grade: 'PSO', availablePoints: 100, usedPoints: 0 },
  ],
  cases: [
    { id: 'c1', points: 40, eligible: null },
    { id: 'c2', points: 60, eligible: ['b'] },
  ],
}

test('a plan comes with its bound, ends with 0, and is checked from its files', async () => {
  const { code, stdout } = await typed([], JSON.stringify(team))
  assert.equal(code, 0)
  assert.deepEqual(JSON.parse(stdout), {
    status: 'plan',
    assignments: [
      { case: 'c1', officer: 'a' },
      { case: 'c2', officer: 'b' },
    ],
    highestPercent: 90,
    bound: 75,
    gapPercent: 20,
    proof: { caseWeights: { c1: '1/5', c2: '3/10' }, officerWeights: { a: '1/200', b: '1/200' } },
  })
  const folder = await mkdtemp(path.join(tmpdir(), 'candour-allocate-'))
  const [result, input] = [path.join(folder, 'result.json'), path.join(folder, 'input.json')]
  await Promise.all([writeFile(result, stdout), writeFile(input, JSON.stringify(team))])
  assert.deepEqual(await typed(['--check', result, input]), {
    code: 0,
    stdout: 'ok  every statement of this result holds: plan\n',
    stderr: '',
  })
  await writeFile(result, stdout.replace('"bound":75', '"bound":76'))
  const broken = await typed(['--check', result, input])
  assert.deepEqual([broken.code, broken.stdout], [1, 'FAILED  bound is 76, and 75 by the plan and its proof\n'])
})

test('when there is no plan the answer is no, with its certificate', async () => {
  const { code, stdout } = await typed(['-'], JSON.stringify({ ...team, options: { maxPercent: 70 } }))
  const { status, missingPoints } = JSON.parse(stdout)
  assert.deepEqual([code, status, missingPoints], [1, 'infeasible', 10])
})

test('bad input ends with 2 and its place', async () => {
  const bad = JSON.stringify({ ...team, cases: [{ id: 'c1', points: -4, eligible: null }] })
  assert.deepEqual(await typed([], bad), {
    code: 2,
    stdout: '',
    stderr: 'candour allocate: cases[0].points is -4: it must not be below 0\n',
  })
  assert.match((await typed(['--check'])).stderr, /--check needs a result and its input/)
  assert.match((await typed(['--fast'])).stderr, /--fast is not an option/)
})
