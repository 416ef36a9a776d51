import { type Address, hrefOf } from '#platform/web/address.ts'
import type { UnitKind } from '../../queries/units.ts'

/** Chosen on a page and kept by every link of it: an older result, or a past day. */
export type Kept = { readonly result: number | undefined; readonly on?: string | undefined }

type Unit = { readonly kind: UnitKind; readonly code: string }

/** Path of a unit's pages. */
export const unitPath = ({ kind, code }: Unit): string => {
  if (kind === 'nation') return '/workload'
  return `/workload/${kind}s/${encodeURIComponent(code)}`
}

/** Path of an officer's pages: the officer in one team. */
export const officerPath = (team: string, officer: string): string =>
  `/workload/teams/${encodeURIComponent(team)}/officers/${encodeURIComponent(officer)}`

/** A link within the same result or day. */
export const linkTo = (path: string, { result, on }: Kept, query: Address['query'] = {}): string =>
  hrefOf({ path, query: { ...query, result, on } })
