import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { browserHere } from '../server/platform/pdf/find-browser.ts'

const isRootOnDebian = (): boolean => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

const installWithApt = (): void => {
  console.error('Installing Chromium for the browser tests (apt-get install chromium)')
  const quiet = { stdio: ['ignore', 'ignore', 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update', '-qq'], { ...quiet, stdio: [...quiet.stdio] })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    ...quiet,
    stdio: [...quiet.stdio],
  })
}

/**
 * The browser for browser tests: `CHROME_PATH`, a usual place, or Debian's Chromium installed now when we are root.
 *
 * @returns the path of its program
 * @throws Error that says exactly what to do
 */
export const findBrowser = (): string => {
  const found = browserHere()
  if (found) return found
  const asked = process.env.CHROME_PATH
  if (asked) {
    throw new Error(
      `CHROME_PATH is ${asked}, and there is nothing there. Point it to a Chromium or Chrome, or unset it.`,
    )
  }
  if (isRootOnDebian()) installWithApt()
  const installed = browserHere()
  if (installed) return installed
  throw new Error(
    'The browser tests need Chromium or Chrome, and none was found. Install one (on Debian or Ubuntu: sudo apt-get install ' +
      'chromium), or set CHROME_PATH to its program, and run npm test again.',
  )
}
