import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import test from 'node:test'
import { readAll } from '../../server/workforce/workbook/crafted.ts'
import { candour } from '../main.ts'

const run = async (...args: readonly string[]) => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await candour(['generate', ...args], { stdin: Readable.from([]), stdout, stderr })
  stdout.end()
  stderr.end()
  return { code, words: await text(stderr) }
}

test('a generated workbook is one that the import takes', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'candour-generate-'))
  t.after(() => rm(folder, { recursive: true }))
  const path = join(folder, 'region.xlsx')
  await run('workbook', '--out', path, '--scale', 'region')
  const { summary } = await readAll(path)
  assert.equal(summary.rows.wmt_extract, 600)
})

for (const [args, words] of [
  [[], /say what to generate/],
  [['workbook'], /name the file to write with --out/],
  [['workbook', '--out', 'x', '--scale', 'town'], /--scale is nation or region, not town/],
  [['workbook', '--out', 'x', '--seed', '-1'], /--seed/],
  [['workbook', '--out', '/nowhere/x.xlsx'], /\/nowhere\/x\.xlsx cannot be written/],
] as const) {
  test(`generate ${args.join(' ')} is refused with what to put right`, async () => {
    const answer = await run(...args)
    assert.equal(answer.code, 2)
    assert.match(answer.words, words)
  })
}
