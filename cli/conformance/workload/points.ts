import type { InactiveWeights, ReportKind, RuleSet } from '@candour/workload'
import { contactPoints, officerWorkload, reportPoints, ruleSetFrom, tierPoints, usedPoints } from '@candour/workload'
import type { Fields } from '../../fields.ts'
import { readCases, readContactPoints, readReports } from '../../officer-input.ts'
import { ByKey } from '../compare.ts'
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
  const type = input
    .text('reportType')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
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
  sdrconversion: 'fdr',
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

/** Group supervision (`gsPoints`) is a second category of contacts, added like the first. */
export const net: Kind = input => {
  const groups = input.has('gsPoints')
  const contacts = groups ? input.numberOr('cmsPoints', 0) + input.number('gsPoints') : input.number('cmsPoints')
  return { totalPoints: usedPoints({ cases: input.number('casePoints'), t2a: 0, reports: 0, contacts }) }
}

/** Both sides of one contact, reckoned on a made-up day from its age. */
export const contactMove: Kind = (input, profile, ruleSet) => {
  const { code, rules } = contactWorth(input, ruleSet)
  const differ = input.boolean('contactStaffDiffersFromOfficer')
  const inFile = officersInFile(input)
  const contact = {
    id: 'contact',
    code,
    day: dayBefore('2026-01-31', input.number('contactAgeDays')),
    doneBy: 'contact staff',
    caseOfficer: differ ? 'case officer' : 'contact staff',
  }
  const { points } = contactPoints([contact], '2026-01-31', officer => inFile.has(officer), rules, profile)
  return {
    contactStaffPoints: points.get('contact staff') ?? 0,
    caseOfficerPoints: points.get('case officer') ?? 0,
  }
}

/** Points of contact codes: one code, or a list of them. A code that is not known moves nothing. */
export const contactCode: Kind = (input, _profile, ruleSet) => {
  const worth = (code: string): number => ruleSet.contactOfCode.get(code)?.points ?? 0
  const many = input.nameOf('codes', 'contactCodes', 'contactTypeCodes')
  const codes = many === undefined ? [] : input.texts(many)
  const points =
    many === undefined
      ? worth(input.text(input.nameOf('contactCode', 'contactTypeCode') ?? 'code'))
      : new ByKey(codes, codes.map(worth))
  return { points, pointsPerContact: points, contactPoints: points }
}

const contactWorth = (input: Fields, ruleSet: RuleSet): { readonly code: string; readonly rules: RuleSet } => {
  const points = input.has('points') ? input.numberOrNull('points') : null
  if (!input.boolean('codeKnown')) return { code: 'NOT KNOWN', rules: ruleSet }
  if (points === null) throw input.wrong('points', points, 'the points of a code that is known')
  const known = { code: 'KNOWN', work: 'Any', band: null, points, category: 1 }
  return { code: known.code, rules: ruleSetFrom({ ...ruleSet.data, contacts: [known] }) }
}

/** Who has a row in the file: both officers or neither, or each said by itself. */
const officersInFile = (input: Fields): ReadonlySet<string> => {
  const both = input.has('bothOfficersInFile') ? input.boolean('bothOfficersInFile') : undefined
  const isInFile = (name: string) => (both === undefined || input.has(name) ? input.boolean(name) : both)
  const inFile = new Set<string>()
  if (isInFile('contactStaffInFile')) inFile.add('contact staff')
  if (isInFile('caseOfficerInFile')) inFile.add('case officer')
  return inFile
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
