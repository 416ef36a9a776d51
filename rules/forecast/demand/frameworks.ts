import type { Figure } from '@candour/workload'
import { known, unknown } from '@candour/workload'
import { example2026 } from './example-2026.ts'
import type { DemandFramework } from './framework.ts'

/** Every framework that is shipped, oldest first. */
const frameworks: readonly DemandFramework[] = [example2026]

/**
 * The framework in force on a day.
 *
 * @returns unknown for a day before the first
 */
export const frameworkOn = (day: string): Figure<DemandFramework> => {
  const found = frameworks.findLast(({ validFrom }) => validFrom <= day)
  return found ? known(found) : unknown(`no demand levels are set for ${day}`)
}
