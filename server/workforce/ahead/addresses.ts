import { unitPath } from '../pages/figures/addresses.ts'
import type { UnitKind } from '../queries/units.ts'

type Unit = { readonly kind: UnitKind; readonly code: string }

/** Paths of what looks ahead for a unit. */
export const aheadPath = (unit: Unit): string => `${unitPath(unit)}/ahead`
export const whatIfPath = (unit: Unit): string => `${unitPath(unit)}/what-if`
export const demandPath = (unit: Unit): string => `${unitPath(unit)}/demand`
export const scenarioPath = (id: string): string => `/workload/scenarios/${id}`

/** From today's figures of a unit to what is ahead of it. */
export const aheadLinks = (unit: Unit): readonly { readonly text: string; readonly href: string }[] => [
  { text: 'What is ahead: the next 26 weeks', href: aheadPath(unit) },
  ...(unit.kind === 'nation' ? [] : [{ text: 'What if? Change something and compare', href: whatIfPath(unit) }]),
  ...(unit.kind === 'nation' ? [] : [{ text: 'Demand level', href: demandPath(unit) }]),
]
