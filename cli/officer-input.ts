import type { Grade, Location, OfficerInput, ReportKind, RuleSet, RuleSetData } from '@candour/workload'
import { cellOf, gradeIds, gradeOfCode, isGrade, locationNamed, ruleSetFrom, tierCode } from '@candour/workload'
import type { Fields } from './fields.ts'

/** Fields that hold the number of reports and the points of one, by the names that the vectors and the peers use. */
const reportFields: Readonly<
  Record<ReportKind, { readonly count: readonly string[]; readonly each: readonly string[] }>
> = {
  sdr: { count: ['sdrLast30', 'standardDeliveryReportCount'], each: ['sdrPoints'] },
  fdr: {
    count: ['fdrLast30', 'sdrConversionLast30', 'fastDeliveryReportCount'],
    each: ['fdrPoints', 'sdrConversionPoints'],
  },
  parole: { count: ['parom', 'paromLast30'], each: ['paromPoints'] },
  armsCommunity: { count: ['armsCommunity'], each: ['armsCommunityWeight'] },
  armsLicence: { count: ['armsLicence'], each: ['armsLicenceWeight'] },
}

const courtReportTypes: Readonly<Record<string, 'sdr' | 'fdr'>> = {
  standard: 'sdr',
  sdr: 'sdr',
  fast: 'fdr',
  fdr: 'fdr',
}

/** The band of a grade as an input names it: a band, UNSUPPORTED, or nothing. */
export const gradeNamed = (fields: Fields, name: string): Grade => {
  const value = fields.any(name)
  if (value === null || value === 'UNSUPPORTED') return 'DMY'
  if (value === 'PQiP') return 'TPO'
  if (typeof value === 'string' && isGrade(value)) return value
  throw fields.wrong(name, value, 'a grade band (PO, SPO, PSO, PSO_B, TPO or PQiP, DMY) or null')
}

/** The grade that an input gives by band, number or code of the workbook; DMY when it gives none. */
export const gradeIn = (fields: Fields, ruleSet: RuleSet): Grade => {
  const band = fields.nameOf('gradeBand', 'grade')
  if (band !== undefined) return gradeNamed(fields, band)
  if (fields.has('gradeId')) return gradeIds.get(fields.number('gradeId')) ?? 'DMY'
  return fields.has('gradeCode')
    ? gradeOfCode(fields.any('gradeCode') === null ? null : fields.text('gradeCode'), ruleSet)
    : 'DMY'
}

/** Reports by kind, and the rule set with the points that the input gives for one. */
export const readReports = (
  fields: Fields,
  ruleSet: RuleSet,
): { readonly reports: OfficerInput['reports']; readonly ruleSet: RuleSet } => {
  const reports: Partial<Record<ReportKind, number>> = {}
  const weights = { ...ruleSet.data.reports }
  let given = false
  for (const kind of ['sdr', 'fdr', 'parole', 'armsCommunity', 'armsLicence'] as const) {
    const count = fields.nameOf(...reportFields[kind].count)
    const each = fields.nameOf(...reportFields[kind].each)
    if (count !== undefined) reports[kind] = wholeNumber(fields, count)
    if (each !== undefined) weights[kind] = fields.number(each)
    given ||= each !== undefined
  }
  for (const row of fields.rows(fields.nameOf('courtReports', 'reports') ?? 'courtReports')) {
    const kind = courtReportTypes[row.text('type').toLowerCase()]
    if (kind === undefined) throw row.wrong('type', row.any('type'), 'standard (sdr) or fast (fdr)')
    reports[kind] = wholeNumber(row, 'count')
    weights[kind] = row.numberOr('points', weights[kind])
    given ||= row.has('points')
    row.done()
  }
  return { reports, ruleSet: given ? withGiven(ruleSet, { reports: weights }) : ruleSet }
}

/** Case rows as counts by cell, and the rule set with the points that rows give for a case of theirs. */
export const readCases = (
  rows: readonly Fields[],
  ruleSet: RuleSet,
): { readonly cases: Float64Array; readonly t2aCases: Float64Array; readonly ruleSet: RuleSet } => {
  const cases = new Float64Array(ruleSet.caseWeights.length)
  const t2aCases = new Float64Array(ruleSet.t2aWeights.length)
  const tiers = ruleSet.data.tiers.map(tier => ({ ...tier, t2a: { ...tier.t2a } }))
  let given = false
  for (const row of rows) {
    const { location, code, count, isT2a, pointsEach } = readCaseRow(row, ruleSet)
    const cell = cellOf(location, code, ruleSet)
    const counts = isT2a ? t2aCases : cases
    const weights = isT2a ? tiers[code]?.t2a : tiers[code]
    if (!weights) throw row.wrong('tier', row.any('tier'), 'a tier of the rule set')
    if (pointsEach !== undefined && counts[cell] !== 0 && weights[location] !== pointsEach) {
      throw row.wrong('pointsPerCase', pointsEach, 'the same points for the same location and tier')
    }
    if (pointsEach !== undefined) weights[location] = pointsEach
    given ||= pointsEach !== undefined
    counts[cell] = (counts[cell] ?? 0) + count
  }
  return { cases, t2aCases, ruleSet: given ? withGiven(ruleSet, { tiers }) : ruleSet }
}

/** A rule set with points from the input. Its id says so: the figure is not one of the rule set's own. */
const withGiven = ({ data }: RuleSet, given: Partial<RuleSetData>): RuleSet =>
  ruleSetFrom({ ...data, ...given, id: data.id.endsWith(givenMark) ? data.id : `${data.id}${givenMark}` })

const givenMark = ', points as given'

type CaseRow = {
  readonly location: Location
  readonly code: number
  readonly count: number
  readonly isT2a: boolean
  readonly pointsEach: number | undefined
}

const readCaseRow = (row: Fields, ruleSet: RuleSet): CaseRow => {
  const location = locationNamed(row.text('type'))
  if (location === undefined) throw row.wrong('type', row.any('type'), 'community, custody or licence')
  const code = tierCode(row.text('tier'), ruleSet)
  if (code === undefined) throw row.wrong('tier', row.any('tier'), 'a tier of the rule set')
  const count = wholeNumber(row, 'count')
  const isT2a = row.has('t2a') && row.boolean('t2a')
  const pointsEach = row.has('pointsPerCase') ? row.number('pointsPerCase') : undefined
  row.done()
  return { location, code, count, isT2a, pointsEach }
}

/** Contacts made on other officers' cases: `contactsForOthers`, `contactsPerformedOutsideCaseload` and their like. */
const forOthers = /^contacts(Done|Made|Performed)?(Outside|Elsewhere|(For|On)(Other|Colleague)|By(Officer|Self)$)/

/** Contacts that other officers made on this officer's cases: `contactsByOthers`, `contactsPerformedByOthers`. */
const byOthers = /^contacts(Done|Made|Performed)?By(Others|Colleagues)$/

/** Net support-contact points: what the input gives as a sum, and what its lists of contacts add up to. */
export const readContactPoints = (fields: Fields, ruleSet: RuleSet): number => {
  let points = fields.numberOr('cmsPoints', 0)
  for (const name of fields.namesLike(forOthers)) points += contactPointsIn(fields.rows(name), ruleSet)
  for (const name of fields.namesLike(byOthers)) points -= contactPointsIn(fields.rows(name), ruleSet)
  return points
}

/** A code has the points that its row gives, else those of the rule set; a code that is not weighed has none. */
const contactPointsIn = (rows: readonly Fields[], ruleSet: RuleSet): number => {
  let points = 0
  for (const row of rows) {
    const ruled = ruleSet.contactOfCode.get(row.text('code'))?.points ?? 0
    const each = row.has('points') ? (row.numberOrNull('points') ?? 0) : ruled
    points += wholeNumber(row, 'count') * each
    row.done()
  }
  return points
}

/** A count, from 0 up. */
const wholeNumber = (fields: Fields, name: string): number => {
  const value = fields.number(name)
  if (!Number.isInteger(value) || value < 0) throw fields.wrong(name, value, 'a whole number from 0 up')
  return value
}
