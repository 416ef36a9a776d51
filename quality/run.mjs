// Runs on whatever Node the machine has, before anything is installed: plain JavaScript, no dependencies. Installs what is
// missing, then runs the named program on the project's own Node: a shell that has once found the machine's `node` keeps using it.
import { spawn, spawnSync } from 'node:child_process'
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
if (written('node_modules/.package-lock.json') < written('package-lock.json')) {
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

const [program, ...args] = process.argv.slice(2)
if (program) {
  const node = path.join(checkout, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')
  const child = spawn(node, [path.join(checkout, program), ...args], { stdio: 'inherit' })
  // Ctrl-C reaches the child by itself, which stops in order; we only wait for it. A SIGTERM reaches us alone.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
