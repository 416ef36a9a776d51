import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import test from 'node:test'
import { fileURLToPath } from 'node:url'

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const cruise = (folder: string, ...what: string[]): { code: number | null; said: string } => {
  const program = path.join(checkout, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const answer = spawnSync(process.execPath, [program, '--config', '.dependency-cruiser.cjs', ...what], { cwd: folder })
  return { code: answer.status, said: answer.stdout.toString() + answer.stderr.toString() }
}

const planted = [
  ['rules/rating/planted.ts', 'server/caseload/index.ts', 'rules-are-pure'],
  ['rules/rating/planted.ts', 'node:fs', 'rules-are-pure'],
  ['server/platform/planted.ts', 'server/caseload/index.ts', 'platform-knows-no-room'],
  ['server/caseload/planted.ts', 'server/inspection/index.ts', 'caseload-never-imports-a-later-room'],
  ['server/inspection/planted.ts', 'server/caseload/inner.ts', 'inspection-enters-other-rooms-by-their-index'],
  ['server/voice/planted.ts', 'server/caseload/index.ts', 'voice-stands-alone'],
  ['server/inspection/planted.ts', 'server/voice/index.ts', 'nobody-imports-voice'],
  ['verifier/planted.ts', 'server/caseload/index.ts', 'verifier-trusts-only-rules'],
  ['server/caseload/planted.ts', 'demonstration/load.ts', 'server-imports-no-tools'],
] as const

test('the house itself has no violation, and its files were really read', () => {
  const answer = cruise(checkout, 'rules', 'server', 'verifier', 'cli', 'demonstration')
  assert.equal(answer.code, 0, answer.said)
  const read = Number(/\((\d+) modules/.exec(answer.said)?.[1])
  assert.ok(read > 100, answer.said)
})

for (const [from, to, rule] of planted) {
  test(`an import of ${to} by ${path.dirname(from)} is caught as ${rule}`, async t => {
    const folder = await mkdtemp(path.join(checkout, 'node_modules', '.planted-'))
    t.after(() => rm(folder, { recursive: true }))
    await cp(path.join(checkout, '.dependency-cruiser.cjs'), path.join(folder, '.dependency-cruiser.cjs'))
    await cp(path.join(checkout, 'tsconfig.json'), path.join(folder, 'tsconfig.json'))
    await writeFile(path.join(folder, 'package.json'), '{"type":"module"}')
    await symlink(path.join(checkout, 'node_modules'), path.join(folder, 'node_modules')).catch(() => {})
    const write = async (name: string, text: string) => {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
      await writeFile(path.join(folder, name), text)
    }
    const isFile = to.endsWith('.ts')
    if (isFile) await write(to, 'export const planted = 1\n')
    const target = isFile ? path.relative(path.dirname(from), to) : to
    await write(
      from,
      `import * as planted from '${isFile && !target.startsWith('.') ? `./${target}` : target}'\nexport default planted\n`,
    )
    const answer = cruise(folder, '.')
    assert.match(answer.said, new RegExp(`error ${rule}`))
    assert.notEqual(answer.code, 0)
  })
}
