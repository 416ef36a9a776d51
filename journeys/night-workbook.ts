import { ruleSetOn } from '@candour/workload'
import type { Day } from '#platform/database/tables.ts'
import { LAST_DAY, plusDays } from '../demonstration/service/days.ts'
import { demonstrationWorkbook } from '../demonstration/workbook/demonstration-service.ts'
import { writeWorkbook } from '../demonstration/workbook/generate.ts'
import { type SmallService, smallScale } from './small-service.ts'

/** The night whose figures stand in the service, and the one after it, whose file a journey may send. */
export const nights = { before: plusDays(LAST_DAY, -1), last: LAST_DAY } as const

/**
 * Writes the extract that the small service gets at night.
 *
 * @param missing staff codes of officers whom the file forgets
 */
export const writeNightWorkbook = async (
  path: string,
  { struggling, well }: SmallService,
  night: Day,
  missing: readonly string[] = [],
): Promise<void> => {
  const rules = ruleSetOn(night)
  if (!rules.known) throw new Error(rules.why)
  const source = demonstrationWorkbook(smallScale.regions, [struggling, well], night, new Set(missing), rules.value)
  await writeWorkbook(path, source, rules.value)
}
