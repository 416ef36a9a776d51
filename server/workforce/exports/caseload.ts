import { cellOf, type Location, locations } from '@candour/workload'
import { storedLines } from '../figures/stored-lines.ts'
import { postKey } from '../import/posts.ts'
import { casesOfPosts, holdingOf } from '../live/cases.ts'
import type { OfficerLoad } from '../queries/officers.ts'
import { heldBy } from '../time/held.ts'
import {
  type ExportCell,
  type ExportRequest,
  everyone,
  nameOf,
  type Report,
  sourceCell,
  sourceHeading,
} from './report.ts'

type Counted = {
  readonly name: string
  readonly grade: string
  readonly counts: ArrayLike<number>
  readonly source: readonly ExportCell[]
}

const nameHeading = {
  nation: 'Region Name',
  region: 'Probation Delivery Unit Name',
  pdu: 'Team Name',
  team: 'Offender Manager Name',
} as const

/** The service writes the last one with an S; the column is ours, so that a program can tell the blocks apart. */
const blocks: readonly (readonly [string, readonly Location[]])[] = [
  ['OVERALL', locations],
  ['CUSTODY', ['custody']],
  ['COMMUNITY', ['community']],
  ['LICENSE', ['licence']],
]

/**
 * Cases by tier: today's columns, with the block that a row belongs to as a last column instead of a heading between the rows.
 *
 * @source wmt-web, CSV export: caseload
 */
export const caseload: Report = {
  name: 'caseload',
  title: 'Caseload by tier',
  from: 'figures',
  table: async request => {
    const { ruleSet } = request.figures.shown
    const tiers = ruleSet.data.tiers.map(({ name }, code) => ({ name, code }))
    const [untiered, ...named] = tiers
    const order = untiered ? [...named, untiered] : named
    const counted = await countedBelow(request)
    return {
      headings: [
        ...[nameHeading[request.unit.kind], 'Grade'],
        ...order.map(({ name }) => (name === 'UNTIERED' ? 'Untiered' : name)),
        ...['Overall', 'Location', ...sourceHeading(request)],
      ],
      rows: blocks.flatMap(([block, within]) =>
        counted.map(({ name, grade, counts, source }): ExportCell[] => {
          const cells = order.map(({ code }) =>
            within.reduce((all, location) => all + (counts[cellOf(location, code, ruleSet)] ?? 0), 0),
          )
          return [name, grade, ...cells, cells.reduce((all, count) => all + count, 0), block, ...source]
        }),
      ),
    }
  },
}

type CellsOf = (one: OfficerLoad) => ArrayLike<number> | undefined

/** Cases by location and tier of each post, from wherever its figure comes; undefined where the file has none. */
const cellsOf = async (
  { trx, figures, result, unit }: ExportRequest,
  officers: readonly OfficerLoad[],
): Promise<CellsOf> => {
  const { live, ruleSet } = figures.shown
  const within = unit.kind === 'nation' ? {} : { [unit.kind]: unit.code }
  const lines = figures.shown.result || figures.byFile ? result && (await storedLines(trx, result, within)) : []
  const filed = new Map((lines ?? []).map(line => [postKey(line.team, line.officer), heldBy(line)?.cells]))
  const teams = [...new Set(officers.map(one => one.team))]
  const held = live ? await casesOfPosts(trx, { teams }, live.on) : []
  const recorded = new Map(held.map(post => [postKey(post.team, post.officer), holdingOf(post.sorts, ruleSet).cells]))
  return one => {
    const key = postKey(one.team, one.officer)
    return one.source === 'file' ? filed.get(key) : (recorded.get(key) ?? new Float64Array(ruleSet.caseWeights.length))
  }
}

const childOf = { nation: 'region', region: 'pdu', pdu: 'team' } as const

/** Sums of the posts of each unit below: shares of inactive cases are added before they are rounded. */
const countedBelow = async (request: ExportRequest): Promise<readonly Counted[]> => {
  const { figures, unit } = request
  const { officers } = await figures.officers({ ...everyone, by: 'name' })
  const cells = await cellsOf(request, officers)
  if (unit.kind === 'team') {
    return officers.flatMap(one => {
      const counts = cells(one)
      const source = sourceCell([one], request)
      return counts ? [{ name: nameOf(one), grade: one.grade, counts: Array.from(counts, Math.round), source }] : []
    })
  }
  const child = childOf[unit.kind]
  const ofUnit = Map.groupBy(officers, one => one[child])
  return (await figures.below()).map(below => {
    const its = ofUnit.get(below.code) ?? []
    const counts = Array.from(figures.shown.ruleSet.caseWeights, (_, cell) =>
      Math.round(its.reduce((sum, one) => sum + (cells(one)?.[cell] ?? 0), 0)),
    )
    return { name: below.name, grade: '', counts, source: sourceCell(its, request) }
  })
}
