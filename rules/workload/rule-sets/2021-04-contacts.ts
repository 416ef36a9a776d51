import type { ContactCode } from '../rule-set.ts'

const code = (prefix: string, digits: number, number: number): string =>
  `${prefix}${String(number).padStart(digits, '0')}`

/** Three codes in a row: the same work taking little, some or much time. */
const bands = (first: number, work: string, low: number, medium: number, high: number): readonly ContactCode[] => [
  { code: code('CMS', 2, first), work, band: 'low', points: low, category: 1 },
  { code: code('CMS', 2, first + 1), work, band: 'medium', points: medium, category: 1 },
  { code: code('CMS', 2, first + 2), work, band: 'high', points: high, category: 1 },
]

const unweighted = (number: number, work: string): ContactCode => ({
  code: code('CMS', 2, number),
  work,
  band: null,
  points: 0,
  category: 1,
})

const groupSupervision = (number: number): ContactCode => ({
  code: code('NGS', 3, number),
  work: 'Group supervision',
  band: null,
  points: 0,
  category: 2,
})

/** Support contacts: work done on somebody else's case, in points moved from the case officer to who did it. */
export const contacts: readonly ContactCode[] = [
  ...bands(1, 'Sentence plan delivery', 9, 13, 18),
  ...bands(4, 'Referrals', 9, 18, 26),
  ...bands(7, 'Partnership meetings', 9, 18, 26),
  ...bands(10, 'Case conferences', 9, 18, 26),
  ...bands(13, 'Information and intelligence', 9, 13, 18),
  ...bands(16, 'Home and prison visits', 9, 13, 18),
  ...bands(19, 'Home detention curfew work', 9, 13, 18),
  ...bands(22, 'Victim services liaison', 5, 9, 13),
  ...bands(25, 'Court liaison and applications', 9, 13, 18),
  ...bands(28, 'Case communication', 5, 9, 18),
  ...bands(31, 'Help with assessments', 9, 13, 18),
  ...bands(34, 'Temporary release assessments', 9, 13, 18),
  unweighted(40, 'Help with assessments'),
  unweighted(41, 'Case conferences'),
  unweighted(42, 'Partnership meetings'),
  unweighted(43, 'Case communication'),
  unweighted(44, 'Referrals'),
  unweighted(45, 'Court liaison and applications'),
  unweighted(46, 'Home detention curfew work'),
  unweighted(47, 'Home and prison visits'),
  unweighted(48, 'Information and intelligence'),
  unweighted(49, 'Temporary release assessments'),
  unweighted(50, 'Sentence plan delivery'),
  unweighted(51, 'Victim services liaison'),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(groupSupervision),
]
