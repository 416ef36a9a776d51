import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import test, { type TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const cruise = (folder: string, ...what: string[]): { code: number | null; said: string } => {
  const program = path.join(checkout, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const answer = spawnSync(process.execPath, [program, '--config', '.dependency-cruiser.cjs', ...what], { cwd: folder })
  return { code: answer.status, said: answer.stdout.toString() + answer.stderr.toString() }
}

const planted = [
  ['rules/rating/planted.ts', 'server/caseload/index.ts', 'rules-are-pure'],
  ['rules/rating/planted-file.ts', 'node:fs', 'rules-are-pure'],
  ['server/platform/planted.ts', 'server/caseload/index.ts', 'platform-knows-no-room'],
  ['server/caseload/planted.ts', 'server/inspection/index.ts', 'caseload-never-imports-a-later-room'],
  ['server/inspection/planted.ts', 'server/caseload/inner.ts', 'inspection-enters-other-rooms-by-their-index'],
  ['server/voice/planted.ts', 'server/caseload/index.ts', 'voice-stands-alone'],
  ['server/inspection/planted-voice.ts', 'server/voice/index.ts', 'nobody-imports-voice'],
  ['verifier/planted.ts', 'server/caseload/index.ts', 'verifier-trusts-only-rules'],
  ['server/caseload/planted-tool.ts', 'demonstration/load.ts', 'server-imports-no-tools'],
] as const

/** A checkout that holds nothing but the settings and what is planted. */
const plantAll = async (t: TestContext): Promise<string> => {
  const folder = await mkdtemp(path.join(checkout, 'node_modules', '.planted-'))
  t.after(() => rm(folder, { recursive: true }))
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) {
    await cp(path.join(checkout, name), path.join(folder, name))
  }
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}')
  await symlink(path.join(checkout, 'node_modules'), path.join(folder, 'node_modules'))
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), text)
  }
  for (const [from, to] of planted) {
    if (to.endsWith('.ts')) await write(to, 'export const planted = 1\n')
    const target = to.endsWith('.ts') ? path.relative(path.dirname(from), to) : to
    await write(from, `import * as planted from '${target}'\nexport default planted\n`)
  }
  return folder
}

test('every planted import through a one-way door is caught under its rule', async t => {
  const { code, said } = cruise(await plantAll(t), '.')
  assert.notEqual(code, 0)
  for (const [from, to, rule] of planted)
    assert.match(said, new RegExp(`error ${rule}: ${from} . ${to.replace('node:', '')}`))
})

test('the check before every test run looks at every folder with code', async () => {
  const { scripts } = JSON.parse(await readFile(path.join(checkout, 'package.json'), 'utf8'))
  const [, looked = ''] = /depcruise --config \S+ ([^&]+)/.exec(scripts.check) ?? []
  const folders = globSync('*/**/*.ts', { cwd: checkout, exclude: ['node_modules/**'] }).map(file => file.split('/')[0])
  assert.deepEqual(looked.trim().split(' ').sort(), [...new Set(folders)].sort())
})
