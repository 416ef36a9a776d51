import assert from 'node:assert/strict'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { candour } from './main.ts'

/** Runs the command line as a person would, with this on stdin. */
const typed = async (args: readonly string[], stdin = '') => {
  const io = { stdin: Readable.from([stdin]), stdout: new PassThrough(), stderr: new PassThrough() }
  const code = await candour(args, io)
  io.stdout.end()
  io.stderr.end()
  return { code, stdout: await text(io.stdout), stderr: await text(io.stderr) }
}

test('a command that does not exist is answered with those that do', async () => {
  const { code, stdout, stderr } = await typed(['weather'])
  assert.deepEqual([code, stdout], [2, ''])
  assert.match(stderr, /^candour: there is no command "weather"\. Commands: allocate, conformance, /)
})

test('help lists every command, and no command at all is a mistake', async () => {
  const asked = await typed(['--help'])
  assert.equal(asked.code, 0)
  assert.match(asked.stdout, /\n {2}workload +Work out the workload/)
  assert.equal((await typed([])).code, 2)
})

test('a command says how it is used', async () => {
  const { code, stdout } = await typed(['conformance', '--help'])
  assert.equal(code, 0)
  assert.match(stdout, /Usage: candour conformance <tiering\|workload\|inspection\|ledger> <vectors\.json>/)
})

test('bad input ends with 2 and one line that names the command and the place', async () => {
  const { code, stderr } = await typed(['workload'], '{}')
  assert.equal(code, 2)
  assert.equal(stderr, 'candour workload: an array of officers was expected, like [{"gradeBand":"PO", ...}]\n')
})

test('a file that is not there is named', async () => {
  const { code, stderr } = await typed(['workload', '/nowhere.json'])
  assert.deepEqual([code, stderr], [2, 'candour workload: /nowhere.json: there is no such file\n'])
})
