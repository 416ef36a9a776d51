import type { Day } from '#platform/database/tables.ts'
import { hrefOf } from '#platform/web/address.ts'
import { officerPath, unitPath } from '../pages/figures/addresses.ts'
import type { WeeksOf } from './history.ts'

/** Path of the weekly history of a unit, or of an officer in a team. */
export const historyPath = (of: WeeksOf): string =>
  'officer' in of
    ? `${officerPath(of.team, of.officer)}/history`
    : `${unitPath({ kind: of.kind, code: of.unit })}/history`

/** Path of the page that reckons a closed week again. */
export const weekPath = (of: WeeksOf, week: Day): string => {
  const path = `/workload/weeks/${week}`
  if ('officer' in of) return hrefOf({ path, query: { team: of.team, officer: of.officer } })
  return hrefOf({ path, query: { unit: of.unit } })
}
