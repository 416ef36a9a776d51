import { arpDynamic } from './coefficients/arp-dynamic.ts'
import { arpStatic } from './coefficients/arp-static.ts'
import { svrpDynamic } from './coefficients/svrp-dynamic.ts'
import { svrpStatic } from './coefficients/svrp-static.ts'
import { vrpDynamic } from './coefficients/vrp-dynamic.ts'
import { vrpStatic } from './coefficients/vrp-static.ts'
import type { Band, Coefficients, PredictorName } from './model.ts'

/** The coefficients of the OGRS4 family with the percentages at which their bands begin. */
export const ogrs4 = {
  id: 'ogrs4-2025',
  /** No source says from which day; the coefficients were read in public source of this day. */
  readOn: '2026-08-22',
  source: 'hmpps-arns-risk-actuarial-api 016919c; the OASys browser tests 884260a agree',
  /** Of an unemployed person the OASys answer scores 2. The browser tests take 1: see README, where the sources disagree. */
  unemployedScores: 2,
  models: {
    ARP: { static: arpStatic, dynamic: arpDynamic },
    VRP: { static: vrpStatic, dynamic: vrpDynamic },
    SVRP: { static: svrpStatic, dynamic: svrpDynamic },
  } satisfies Record<PredictorName, Record<'static' | 'dynamic', Coefficients>>,
  bands: { ARP: [50, 75, 90], VRP: [30, 60, 80], SVRP: [1, 3, 6.9], CSRP: [1, 3, 6.9] },
} as const

const bandNames: readonly Band[] = ['LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH']

/** The band of a percentage (or of points): a value at a boundary is in the higher band. */
export const bandOf = (value: number, boundaries: readonly number[]): Band =>
  bandNames[boundaries.filter(from => value >= from).length] ?? 'VERY_HIGH'
