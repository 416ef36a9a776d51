import type { Grade, ReportKind, Targets } from './rule-set.ts'

/** A way of applying the rules. Candour's own is the default; the others reproduce a peer, faults included. */
export type Profile = {
  readonly name: string
  readonly what: string
  /** Which column of targets a grade reads; null when the grade has none. */
  readonly targetOf: Readonly<Record<Grade, keyof Targets | null>>
  /** An officer whose contracted hours are not recorded: unknown, or taken as full time. */
  readonly missingHours: 'unknown' | 'full time'
  /** A grade without full-time hours, and a percentage of nothing: unknown, or 0. */
  readonly nothing: 'unknown' | 'zero'
  /** Reductions above the contracted hours leave no room, or negative room. */
  readonly belowZero: 'no room' | 'negative room'
  /** Share of a full-time week: an exact fraction, products of binary ones, or rounded to 15 decimals first. */
  readonly share: 'exact' | 'binary' | '15 decimals'
  /** Percentage: exact, or from a ratio rounded to 3 decimals. */
  readonly percent: 'exact' | 'ratio to 3 decimals'
  readonly countedReports: readonly ReportKind[]
  /** A reduction whose reason an administrator has switched off. */
  readonly disabledReasons: 'left out' | 'counted'
  /** Support contacts: only those of the rule set's last days, or all there are. */
  readonly contacts: 'within days' | 'all'
  /** Which status of a reduction decides: the one its dates give, or the one stored with it. */
  readonly reductionStatus: 'of its dates' | 'as stored'
  /** A count in a cell: a whole number or nothing, or the digits that the cell begins with. */
  readonly counts: 'whole numbers' | 'leading digits'
  /** How the stored location is spelled. */
  readonly licence: 'licence' | 'License'
  /** A number without decimals: halves away from zero, or up only from six tenths. */
  readonly wholeNumbers: 'halves up' | 'six tenths up'
  /** Average percentages of the archive, and whether an interval holds its last day. */
  readonly archive: 'of the sums' | 'of rounded averages, without the last day'
  /** Whether Thursday's window begins before Wednesday's has ended. */
  readonly windows: 'end to end' | 'overlapping'
}

const courtReports: readonly ReportKind[] = ['sdr', 'fdr']

const candour: Profile = {
  name: 'candour',
  what: 'Candour: the nightly rules, with unknown where the peers show 0 (decisions 0007 and 0008)',
  targetOf: { PO: 'po', TPO: 'po', SPO: 'po', PSO: 'pso', PSO_B: 'pso', DMY: null },
  missingHours: 'unknown',
  nothing: 'unknown',
  belowZero: 'no room',
  share: 'exact',
  percent: 'exact',
  countedReports: courtReports,
  disabledReasons: 'left out',
  contacts: 'within days',
  reductionStatus: 'of its dates',
  counts: 'whole numbers',
  licence: 'licence',
  wholeNumbers: 'halves up',
  archive: 'of the sums',
  windows: 'end to end',
}

const wmt: Profile = {
  ...candour,
  name: 'wmt',
  what: 'wmt-worker, the nightly batch',
  targetOf: { PO: 'po', TPO: 'po', SPO: 'po', PSO: 'pso', PSO_B: 'po', DMY: 'po' },
  missingHours: 'full time',
  nothing: 'zero',
  belowZero: 'negative room',
  share: 'binary',
  reductionStatus: 'as stored',
  counts: 'leading digits',
  licence: 'License',
  wholeNumbers: 'six tenths up',
  archive: 'of rounded averages, without the last day',
  windows: 'overlapping',
}

const realtime: Profile = {
  ...candour,
  name: 'realtime',
  what: 'hmpps-workload, the calculation behind Manage a Workforce',
  // The column is called "SPO" in the peer's table and holds the PSO target; only grade SPO reads it there.
  targetOf: { PO: 'po', TPO: 'po', SPO: 'pso', PSO: 'po', PSO_B: 'po', DMY: 'po' },
  missingHours: 'full time',
  nothing: 'zero',
  share: '15 decimals',
  percent: 'ratio to 3 decimals',
  disabledReasons: 'counted',
  contacts: 'all',
  windows: 'overlapping',
}

const allReports: readonly ReportKind[] = ['sdr', 'fdr', 'parole', 'armsCommunity', 'armsLicence']

/** Every profile by its name. `candour` is what pages, exports and the API use. */
export const profiles = {
  candour,
  wmt,
  'wmt-2021': { ...wmt, name: 'wmt-2021', what: 'the rules of April 2021', countedReports: allReports },
  'wmt-web': { ...wmt, name: 'wmt-web', what: 'wmt-web, the screens and forms' },
  'seed-table': { ...wmt, name: 'seed-table', what: 'the nightly rules on the public seed weights' },
  realtime,
  scenario: { ...wmt, name: 'scenario', what: 'the regional scenario workbook', countedReports: allReports },
} as const satisfies Readonly<Record<string, Profile>>

/** The profile with this name; undefined when there is none. */
export const profileNamed = (name: string): Profile | undefined =>
  Object.values<Profile>(profiles).find(profile => profile.name === name)
