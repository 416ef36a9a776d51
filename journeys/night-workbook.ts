import { ruleSetOn } from '@candour/workload'
import { LAST_DAY } from '../demonstration/service/days.ts'
import { demonstrationWorkbook } from '../demonstration/workbook/demonstration-service.ts'
import { writeWorkbook } from '../demonstration/workbook/generate.ts'
import { type SmallService, smallScale } from './small-service.ts'

/**
 * Writes the extract that the small service gets at night, as its record stands on the demonstration's last day.
 *
 * @param missing staff codes of officers whom the file forgets
 */
export const writeNightWorkbook = async (
  path: string,
  { struggling, well }: SmallService,
  missing: readonly string[] = [],
): Promise<void> => {
  const rules = ruleSetOn(LAST_DAY)
  if (!rules.known) throw new Error(rules.why)
  const source = demonstrationWorkbook(smallScale.regions, [struggling, well], new Set(missing), rules.value)
  await writeWorkbook(path, source, rules.value)
}
