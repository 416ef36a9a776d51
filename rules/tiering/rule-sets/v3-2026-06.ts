import type { RuleSetV3 } from './rule-set.ts'

/**
 * The third tiering model as it stands since 19 June 2026. The model went live on 16 March 2026 and changed five times until then;
 * the versions in between held for days or weeks and are not shipped (README, versions).
 *
 * @source hmpps-tier affac98a; tiering.md 1.6, 1.7 and 1.9
 */
export const v3June2026: RuleSetV3 = {
  id: 'tier-v3-2026-06',
  validFrom: '2026-06-19',
  source: 'hmpps-tier affac98a',
  arpColumns: [90, 75, 50, 25, 15, 0],
  reoffending: [
    { from: 6.9, gives: ['A', 'A', 'B', 'B', 'B', 'B'] },
    { from: 3, gives: ['A', 'B', 'C', 'C', 'C', 'C'] },
    { from: 1, gives: ['B', 'C', 'D', 'E', 'E', 'E'] },
    { from: 0.5, gives: ['C', 'D', 'E', 'E', 'F', 'F'] },
    { from: 0, gives: ['D', 'D', 'E', 'F', 'F', 'G'] },
  ],
  // The zigzag of medium is meant: two ranges, of bands that were not reduced and of those that were.
  sexual: {
    VERY_HIGH: 'A',
    HIGH: 'B',
    MEDIUM: [
      { from: 3.36, gives: 'C' },
      { from: 2.11, gives: 'D' },
      { from: 1.12, gives: 'C' },
      { from: 0.6, gives: 'D' },
    ],
    LOW: 'E',
  },
  mappaRosh: {
    withCategory: { 'very high': 'A', high: 'C', medium: 'D', low: 'E', none: 'E' },
    without: { 'very high': 'C', high: 'D', medium: null, low: null, none: null },
  },
  lifer: {
    withinYears: [
      { years: 1, tier: 'B' },
      { years: 5, tier: 'D' },
    ],
    later: 'E',
  },
  lifeSentence: ['INLL'],
  domesticAbuse: { codes: ['ADVP', 'REG30'], tier: 'E' },
  stalking: { codes: ['SPO'], tier: 'F' },
  childProtection: { codes: ['RCPR'], tier: 'F' },
  sexualOffences: 'E',
  certainWithoutRosh: { withCategory: 'A', without: 'C' },
}
