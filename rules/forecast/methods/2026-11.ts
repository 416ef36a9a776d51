import { checkMethod } from '../method.ts'

/** The only method so far. */
export const november2026 = checkMethod({
  id: 'candour-forecast-2026-11',
  version: '1.1.0',
  validFrom: '2026-11-01',
  title: 'Past weeks drawn by lot',
  source: 'Our own reading: no method of the service is public. The back-test on every forecast says how well it does.',
  weeks: 26,
  futures: 400,
  mostHistory: 52,
  leastHistory: 13,
  settling: 4,
  testEvery: 4,
  leastTests: 3,
  testedAhead: [4, 13, 26],
  bands: [50, 80, 95],
})
