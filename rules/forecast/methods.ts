import type { Figure } from '@candour/workload'
import { known, unknown } from '@candour/workload'
import type { ForecastMethod } from './method.ts'
import { november2026 } from './methods/2026-11.ts'

/** Every method that is shipped, oldest first. */
const methods: readonly ForecastMethod[] = [november2026]

/**
 * The method in force on a day.
 *
 * @returns unknown for a day before the first
 */
export const methodOn = (day: string): Figure<ForecastMethod> => {
  const found = methods.findLast(({ validFrom }) => validFrom <= day)
  return found ? known(found) : unknown(`no way of forecasting is set for ${day}`)
}
