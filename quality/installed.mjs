// Runs on whatever Node the machine has, before anything is installed: plain JavaScript, no dependencies.
// `npm start` and `npm test` call it first, so that a fresh clone needs no separate install step.
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Candour needs Node 20.19 or later to install; this is ${process.version}. Install a newer Node from nodejs.org.`,
  )
  process.exit(1)
}

// npm writes its own record of what it installed; when the lock file is newer, something has changed since.
const written = file => statSync(path.join(checkout, file), { throwIfNoEntry: false })?.mtimeMs ?? 0
const isInstalled = written('node_modules/.package-lock.json') >= written('package-lock.json')

if (!isInstalled) {
  console.error('Installing what Candour needs (about half a minute)')
  // Through the shell: npm is a script on Windows.
  const npm = 'npm ci --no-audit --no-fund --loglevel=error'
  const answer = spawnSync(npm, { cwd: checkout, stdio: ['ignore', 2, 2], shell: true })
  if (answer.status !== 0) {
    console.error(
      'The packages could not be installed. The lines above say why; a common reason is no way to the npm registry.',
    )
    process.exit(1)
  }
}
