import type { InactiveWeights, ReportKind, RuleSet } from '@candour/workload'
import { contactPoints, officerWorkload, reportPoints, ruleSetFrom, tierPoints, usedPoints } from '@candour/workload'
import type { Fields } from '../../fields.ts'
import { readCases, readContactPoints, readReports } from '../../officer-input.ts'
import type { Kind } from './kind.ts'
import { officerOfMatrix } from './matrix.ts'

export const tier: Kind = input => {
  const subtract = input.boolean('subtractInactive')
  const inactive = inactiveFields(input.inner('inactive'))
  const keeps = inactiveFields(input.inner('weights'))
  const taken = subtract ? inactive : { warrants: 0, unpaidWork: 0, overdueTermination: 0 }
  return { points: tierPoints(input.number('totalCases'), input.number('pointsPerCase'), taken, keeps) }
}

export const report: Kind = (input, profile) => {
  const type = input.text('reportType')
  if (type === 'arms') {
    const community = reportPoints('armsCommunity', input.number('community'), input.number('weightCommunity'), profile)
    const licence = reportPoints('armsLicence', input.number('licence'), input.number('weightLicence'), profile)
    return { points: community + licence }
  }
  const kind = reportTypes[type]
  if (kind === undefined) throw input.wrong('reportType', type, `one of arms, ${Object.keys(reportTypes).join(', ')}`)
  const enabled = input.has('enabled') ? input.boolean('enabled') : true
  const points = reportPoints(kind, input.number('count'), input.number('pointsPerReport'), profile)
  return { points: enabled ? points : 0 }
}

const reportTypes: Readonly<Record<string, ReportKind>> = {
  parom: 'parole',
  sdr: 'sdr',
  fdr: 'fdr',
  sdr_conversion: 'fdr',
}

/** An officer from case rows, or from one number of cases in every cell. */
export const officer: Kind = (input, profile, ruleSet) => {
  if (input.has('pointsPerTier')) return officerOfMatrix(input, profile, ruleSet)
  const read = readCases(input.rows('cases'), ruleSet)
  const { reports, ruleSet: weighed } = readReports(input, read.ruleSet)
  const workload = officerWorkload(
    {
      grade: 'DMY',
      contractedHours: null,
      reductionHours: 0,
      cases: read.cases,
      t2aCases: read.t2aCases,
      reports,
      contactPoints: readContactPoints(input, ruleSet),
    },
    weighed,
    profile,
  )
  return { totalPoints: workload.used, casePoints: workload.parts.cases, t2aPoints: workload.parts.t2a }
}

export const net: Kind = input => ({
  totalPoints: usedPoints({
    cases: input.number('casePoints'),
    t2a: 0,
    reports: 0,
    contacts: input.number('cmsPoints'),
  }),
})

/** Both sides of one contact, reckoned on a made-up day from its age. */
export const contactMove: Kind = (input, profile, ruleSet) => {
  const { code, rules } = contactWorth(input, ruleSet)
  const differ = input.boolean('contactStaffDiffersFromOfficer')
  const inFile = bothInFile(input)
  const contact = {
    id: 'contact',
    code,
    day: dayBefore('2026-01-31', input.number('contactAgeDays')),
    doneBy: 'contact staff',
    caseOfficer: differ ? 'case officer' : 'contact staff',
  }
  const { points } = contactPoints([contact], '2026-01-31', () => inFile, rules, profile)
  return {
    contactStaffPoints: points.get('contact staff') ?? 0,
    caseOfficerPoints: points.get('case officer') ?? 0,
  }
}

/** Points of contact codes: one code, or a list of them. A code that is not known moves nothing. */
export const contactCode: Kind = (input, _profile, ruleSet) => {
  const worth = (code: string): number => ruleSet.contactOfCode.get(code)?.points ?? 0
  const many = input.nameOf('codes', 'contactCodes')
  if (many !== undefined) return { points: input.texts(many).map(worth) }
  return { points: worth(input.text(input.nameOf('contactCode', 'contactTypeCode') ?? 'code')) }
}

const contactWorth = (input: Fields, ruleSet: RuleSet): { readonly code: string; readonly rules: RuleSet } => {
  const points = input.numberOrNull('points')
  if (!input.boolean('codeKnown')) return { code: 'NOT KNOWN', rules: ruleSet }
  if (points === null) throw input.wrong('points', points, 'the points of a code that is known')
  const known = { code: 'KNOWN', work: 'Any', band: null, points, category: 1 }
  return { code: known.code, rules: ruleSetFrom({ ...ruleSet.data, contacts: [known] }) }
}

/** With one officer missing the input would have to say which one. */
const bothInFile = (input: Fields): boolean => {
  const both = input.boolean('bothOfficersInFile')
  if (!both) throw input.wrong('bothOfficersInFile', both, 'which of the officers is in the file')
  return both
}

const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10)

const inactiveFields = (fields: Fields): InactiveWeights => {
  const counts = {
    warrants: fields.number('warrants'),
    unpaidWork: fields.number('unpaidWork'),
    overdueTermination: fields.number('overdueTermination'),
  }
  fields.done()
  return counts
}
