import { cellOf, type Location, locations } from '@candour/workload'
import { storedLines } from '../figures/stored-lines.ts'
import { postKey } from '../import/posts.ts'
import { officersOf } from '../queries/officers.ts'
import { loadsBelow } from '../queries/units.ts'
import type { ExportCell, ExportRequest, Report } from './report.ts'

type Counted = { readonly name: string; readonly grade: string; readonly counts: ArrayLike<number> }

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
  table: async request => {
    const { ruleSet } = request.result
    const tiers = ruleSet.data.tiers.map(({ name }, code) => ({ name, code }))
    const [untiered, ...named] = tiers
    const order = untiered ? [...named, untiered] : named
    const counted = await countedBelow(request)
    return {
      headings: [
        ...[nameHeading[request.unit.kind], 'Grade'],
        ...order.map(({ name }) => (name === 'UNTIERED' ? 'Untiered' : name)),
        ...['Overall', 'Location'],
      ],
      rows: blocks.flatMap(([block, within]) =>
        counted.map(({ name, grade, counts }): ExportCell[] => {
          const cells = order.map(({ code }) =>
            within.reduce((all, location) => all + (counts[cellOf(location, code, ruleSet)] ?? 0), 0),
          )
          return [name, grade, ...cells, cells.reduce((all, count) => all + count, 0), block]
        }),
      ),
    }
  },
}

const countedBelow = async ({ trx, result, unit }: ExportRequest): Promise<readonly Counted[]> => {
  if (unit.kind !== 'team') {
    return (await loadsBelow(trx, result, unit.code)).map(({ name, counts }) => ({ name, grade: '', counts }))
  }
  const everyone = { grade: undefined, load: undefined, by: 'name', order: 'ascending' } as const
  const lines = new Map(
    (await storedLines(trx, result, { team: unit.code })).map(line => [postKey(line.team, line.officer), line]),
  )
  const officers = await officersOf(trx, result, unit, everyone)
  return officers.flatMap(({ team, officer, name, grade, named }) => {
    const post = lines.get(postKey(team, officer))?.post
    if (!post) return []
    const counts = Array.from(
      result.ruleSet.caseWeights,
      (_, cell) => (post.filtered?.[cell] ?? 0) + (post.t2a?.[cell] ?? 0),
    )
    return [{ name: named ? name : 'No named officer', grade, counts }]
  })
}
