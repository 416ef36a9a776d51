import { remainingPoints, reportPoints, shareOf } from '@candour/workload'
import { storedLines } from '../figures/stored-lines.ts'
import { postKey } from '../import/posts.ts'
import { type OfficerLoad, officerLoad, officersOf } from '../queries/officers.ts'
import { type ExportRequest, type ExportTable, figureCell, knownCell, type Report } from './report.ts'

const everyone = { grade: undefined, load: undefined, by: 'team', order: 'ascending' } as const

const nameOf = ({ named, name }: OfficerLoad): string => (named ? name : 'No named officer')

/** Points moved by support contacts in percent of the points available, as the service has it. */
const contactShare = ({ contactPoints, available }: OfficerLoad, { result }: ExportRequest) =>
  contactPoints !== null && available.known
    ? figureCell(shareOf(contactPoints, available.value, result.profile))
    : 'Unknown'

/** @source wmt-web, CSV export: overview of an organisational unit */
export const overview: Report = {
  name: 'overview',
  title: 'Overview',
  table: async request => {
    const officers = await officersOf(request.trx, request.result, request.unit, everyone)
    const isNation = request.unit.kind === 'nation'
    return {
      headings: [
        ...(isNation ? ['Region'] : []),
        ...['Probation Delivery Unit', 'Team Name', 'Offender Manager', 'Grade Code', 'Capacity Percentage'],
        ...['Capacity Points', 'Total Points Used', 'Remaining Points', 'Contracted Hours', 'Reduction Hours'],
        ...['Total Cases', 'CMS Points', 'CMS Percentage'],
      ],
      rows: officers.map(one => [
        ...(isNation ? [one.regionName] : []),
        ...[one.pduName, one.teamName, nameOf(one), one.grade],
        figureCell(one.percent),
        figureCell(one.available),
        figureCell(one.used),
        figureCell(one.used.known ? remainingPoints(one.used.value, one.available) : one.used),
        knownCell(one.contracted),
        one.reduced,
        ...[knownCell(one.cases), knownCell(one.contactPoints), contactShare(one, request)],
      ]),
    }
  },
}

/** @source wmt-web, CSV export: overview of one offender manager */
export const officer: Report = {
  name: 'officer',
  title: 'Overview of one officer',
  table: async request => {
    const { trx, result, unit } = request
    const one = request.officer === undefined ? undefined : await officerLoad(trx, result, unit.code, request.officer)
    return {
      headings: [
        ...['Region', 'Probation Delivery Unit', 'Team Name', 'Grade Code', 'Capacity Percentage', 'Total Cases'],
        ...['Contracted Hours', 'Reduction Hours', 'CMS Points', 'CMS Percentage'],
      ],
      rows: one
        ? [
            [
              ...[one.regionName, one.pduName, one.teamName, one.grade, figureCell(one.percent), knownCell(one.cases)],
              ...[knownCell(one.contracted), one.reduced, knownCell(one.contactPoints), contactShare(one, request)],
            ],
          ]
        : [],
    }
  },
}

/** @source wmt-web, CSV export: percentage breakdown; its peer subtracts FDR points twice and SDR points never */
export const percentageBreakdown: Report = {
  name: 'percentage-breakdown',
  title: 'Percentage breakdown',
  table: async request => {
    const { trx, result, unit } = request
    const reports = new Map(
      (await storedLines(trx, result, unit.kind === 'nation' ? {} : { [unit.kind]: unit.code })).map(
        ({ team, officer: code, post }) => [postKey(team, code), post],
      ),
    )
    const officers = await officersOf(trx, result, unit, everyone)
    const { ruleSet, profile } = result
    return {
      headings: [
        ...['Region Name', 'Probation Delivery Unit', 'Team Name', 'Offender Manager Name', 'Offender Manager Grade'],
        ...['Contracted Hours', 'Reduction Hours', 'Capacity', 'Case Contribution', 'CMS Contribution'],
        ...['SDR Contribution', 'FDR Contribution'],
      ],
      rows: officers.map(one => {
        const post = reports.get(postKey(one.team, one.officer))
        const share = (points: number | null) =>
          points !== null && one.available.known ? figureCell(shareOf(points, one.available.value, profile)) : 'Unknown'
        const of = (kind: 'sdr' | 'fdr') =>
          post ? share(reportPoints(kind, post[kind], ruleSet.data.reports[kind], profile)) : 'Unknown'
        const cases = one.casePoints === null ? null : one.casePoints + (one.t2aPoints ?? 0)
        return [
          ...[
            one.regionName,
            one.pduName,
            one.teamName,
            nameOf(one),
            one.grade,
            knownCell(one.contracted),
            one.reduced,
          ],
          ...[figureCell(one.percent), share(cases), share(one.contactPoints), of('sdr'), of('fdr')],
        ]
      }),
    } satisfies ExportTable
  },
}
