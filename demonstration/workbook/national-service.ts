import type { RuleSet } from '@candour/workload'
import type { WorkbookSource } from '../../server/workforce/workbook/rows.ts'
import { LAST_DAY } from '../service/days.ts'
import { casesOf } from './cases.ts'
import { type Extent, officersOf, teamsOfExtent } from './nation.ts'
import { workbookOf } from './workbook-of.ts'

/**
 * A service that does not exist, as the rows of one night's workbook: 12 regions, 108 PDUs, 1,080 teams, 7,200 posts and
 * about 245,000 cases, or its first region alone. The extract is
 * of the demonstration's last day, so that both can be looked at together.
 *
 * @param seed any whole number; the same seed gives the same rows
 */
export const nationalService = (seed: number, extent: Extent, ruleSet: RuleSet): WorkbookSource => {
  const holders = teamsOfExtent(extent)
    .flatMap((team, number) => officersOf(team, number, seed))
    .map((officer, number) => ({ officer, number }))
  return workbookOf(holders, ({ officer, number }) => casesOf(officer, number, seed), {
    seed,
    night: LAST_DAY,
    ruleSet,
  })
}
