import { existsSync } from 'node:fs'

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The program of a Chromium or Chrome on this machine: `CHROME_PATH`, else a usual place.
 *
 * @returns undefined when there is none; also when CHROME_PATH names nothing that exists: who sets it means that one
 */
export const browserHere = (): string | undefined => {
  const asked = process.env.CHROME_PATH
  const places = asked ? [asked] : usualPlaces
  return places.find(place => existsSync(place))
}
