import type { Random } from '../../random.ts'
import type { Person } from '../people.ts'

const areas = [
  ...['accommodation', 'employment', 'relationships', 'lifestyle', 'drugs', 'alcohol'],
  ...['thinking', 'attitudes', 'finance', 'wellbeing'],
] as const

/** Areas whose need counts twice in the points. */
const double: ReadonlySet<string> = new Set(['thinking', 'attitudes'])
const unscored: ReadonlySet<string> = new Set(['finance', 'wellbeing'])

/** Somebody of tier A who is not of very high risk is managed by several agencies. */
export const mappaLevelOf = ({ tier, risk }: Pick<Person, 'tier' | 'risk'>): 'M1' | 'M2' | null => {
  if (tier.startsWith('A') && risk !== 'very-high') return 'M2'
  return risk === 'very-high' || risk === 'high' ? 'M1' : null
}

/** RSR percent from which the letter follows, with the risk of serious harm: of the two only the larger counts. */
const rsrOf = (random: Random, { tier, risk }: Person): number => {
  if (tier.startsWith('B') && risk === 'medium') return random.between(70, 160) / 10
  if (tier.startsWith('C') && risk === 'low') return random.between(30, 68) / 10
  return random.between(2, 28) / 10
}

/** Points of change by digit: 20 and more are 3, 10 and more 2, fewer 1. */
const changePoints: Readonly<Record<string, readonly [number, number]>> = { '3': [20, 27], '2': [10, 18], '1': [2, 8] }

/**
 * Needs and predictors of one assessment from which the digit that was made up follows, and from RSR and risk the letter. The OGRS4
 * scores follow the risk; a tenth of them are static still, so that some tiers are provisional.
 */
export const scoresFor = (random: Random, person: Person) => {
  const [least, most] = changePoints[person.tier.charAt(1)] ?? [2, 8]
  const points = random.between(least, most)
  const ogrs = Math.min(9, Math.max(points - 17, random.between(Math.floor(points / 4), Math.floor(points / 2))))
  const basis = random.chance(0.1) ? 'static' : 'dynamic'
  const percent = ogrs * 10 + random.between(0, 9)
  return {
    needs: needsOf(points - ogrs),
    predictors: [
      { name: 'ogrs3', percent },
      { name: 'rsr', percent: rsrOf(random, person) },
      { name: 'arp', percent, basis },
      { name: 'csrp', percent: csrpOf(random, person), basis },
    ],
    everSexualOffence: random.chance(0.08) ? 'yes' : 'no',
    questionnaire: 'oasys',
  }
}

const csrpOf = (random: Random, { risk }: Person): number => {
  if (risk === 'very-high') return random.between(300, 900) / 100
  if (risk === 'high') return random.between(100, 500) / 100
  return random.between(10, risk === 'medium' ? 180 : 70) / 100
}

/** Needs that give these points: severe ones first, those that count twice where four points are left. */
const needsOf = (points: number) => {
  let left = points
  return areas.map(area => {
    const weight = double.has(area) ? 2 : 1
    const severity = unscored.has(area) ? 0 : Math.min(2, Math.floor(left / weight))
    left -= severity * weight
    const level = (['none', 'some', 'significant'] as const)[severity] ?? 'none'
    return { area, level, ...(severity > 0 ? { linked: ['offending'] } : {}) }
  })
}
