import { remainingPoints, reportPoints, shareOf } from '@candour/workload'
import { storedLines } from '../figures/stored-lines.ts'
import { postKey } from '../import/posts.ts'
import type { OfficerLoad } from '../queries/officers.ts'
import { reportsByKind, workOn } from '../work/work-on.ts'
import {
  type ExportRequest,
  type ExportTable,
  everyone,
  figureCell,
  knownCell,
  nameOf,
  type Report,
  sourceCell,
  sourceHeading,
} from './report.ts'

/** Points moved by support contacts in percent of the points available, as the service has it. */
const contactShare = ({ contactPoints, available }: OfficerLoad, { figures }: ExportRequest) =>
  contactPoints !== null && available.known
    ? figureCell(shareOf(contactPoints, available.value, figures.shown.profile))
    : 'Unknown'

/** @source wmt-web, CSV export: overview of an organisational unit */
export const overview: Report = {
  name: 'overview',
  title: 'Overview',
  from: 'figures',
  table: async request => {
    const { officers } = await request.figures.officers(everyone)
    const isNation = request.unit.kind === 'nation'
    return {
      headings: [
        ...(isNation ? ['Region'] : []),
        ...['Probation Delivery Unit', 'Team Name', 'Offender Manager', 'Grade Code', 'Capacity Percentage'],
        ...['Capacity Points', 'Total Points Used', 'Remaining Points', 'Contracted Hours', 'Reduction Hours'],
        ...['Total Cases', 'CMS Points', 'CMS Percentage', ...sourceHeading(request)],
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
        ...[
          knownCell(one.cases),
          knownCell(one.contactPoints),
          contactShare(one, request),
          ...sourceCell([one], request),
        ],
      ]),
    }
  },
}

/** @source wmt-web, CSV export: overview of one offender manager */
export const officer: Report = {
  name: 'officer',
  title: 'Overview of one officer',
  from: 'figures',
  table: async request => {
    const { officers } = await request.figures.officers(everyone)
    return {
      headings: [
        ...['Region', 'Probation Delivery Unit', 'Team Name', 'Grade Code', 'Capacity Percentage', 'Total Cases'],
        ...['Contracted Hours', 'Reduction Hours', 'CMS Points', 'CMS Percentage', ...sourceHeading(request)],
      ],
      rows: officers
        .filter(one => one.officer === request.officer)
        .map(one => [
          ...[one.regionName, one.pduName, one.teamName, one.grade, figureCell(one.percent), knownCell(one.cases)],
          ...[knownCell(one.contracted), one.reduced, knownCell(one.contactPoints), contactShare(one, request)],
          ...sourceCell([one], request),
        ]),
    }
  },
}

type Reports = { readonly sdr: number; readonly fdr: number }

/** Reports of each post, from wherever its figure comes. */
const reportsOf = async (request: ExportRequest): Promise<(one: OfficerLoad) => Reports | undefined> => {
  const { trx, figures, result, unit } = request
  const within = unit.kind === 'nation' ? {} : { [unit.kind]: unit.code }
  const lines = figures.shown.result || figures.byFile ? result && (await storedLines(trx, result, within)) : []
  const filed = new Map((lines ?? []).map(({ team, officer: code, post }) => [postKey(team, code), post]))
  const { live, ruleSet } = figures.shown
  const teams = figures.shown.live ? [...new Set((await figures.officers(everyone)).officers.map(one => one.team))] : []
  const work = live ? await workOn(trx, { teams }, live.on, ruleSet) : new Map<string, never>()
  return one => {
    const key = postKey(one.team, one.officer)
    if (one.source === 'file') return filed.get(key) ?? undefined
    const { sdr = 0, fdr = 0 } = reportsByKind(work.get(key)?.reports ?? {})
    return { sdr, fdr }
  }
}

/** @source wmt-web, CSV export: percentage breakdown; its peer subtracts FDR points twice and SDR points never */
export const percentageBreakdown: Report = {
  name: 'percentage-breakdown',
  title: 'Percentage breakdown',
  from: 'figures',
  table: async request => {
    const { officers } = await request.figures.officers(everyone)
    const { ruleSet, profile } = request.figures.shown
    const done = await reportsOf(request)
    return {
      headings: [
        ...['Region Name', 'Probation Delivery Unit', 'Team Name', 'Offender Manager Name', 'Offender Manager Grade'],
        ...['Contracted Hours', 'Reduction Hours', 'Capacity', 'Case Contribution', 'CMS Contribution'],
        ...['SDR Contribution', 'FDR Contribution', ...sourceHeading(request)],
      ],
      rows: officers.map(one => {
        const reports = done(one)
        const share = (points: number | null) =>
          points !== null && one.available.known ? figureCell(shareOf(points, one.available.value, profile)) : 'Unknown'
        const of = (kind: 'sdr' | 'fdr') =>
          reports ? share(reportPoints(kind, reports[kind], ruleSet.data.reports[kind], profile)) : 'Unknown'
        const cases = one.casePoints === null ? null : one.casePoints + (one.t2aPoints ?? 0)
        return [
          ...[one.regionName, one.pduName, one.teamName, nameOf(one), one.grade, knownCell(one.contracted)],
          ...[one.reduced, figureCell(one.percent), share(cases), share(one.contactPoints), of('sdr'), of('fdr')],
          ...sourceCell([one], request),
        ]
      }),
    } satisfies ExportTable
  },
}
