import type { Breadcrumb } from '#platform/web/answers.ts'
import type { TrailUnit } from '../../queries/units.ts'
import { type Kept, linkTo, unitPath } from './addresses.ts'

/** The way down to a page: home, workload, and every unit above. `trail` holds what stands above the page itself. */
export const crumbsAlong = (trail: readonly TrailUnit[], kept: Kept): readonly Breadcrumb[] => [
  { text: 'Home', href: '/' },
  ...trail.map(unit => ({
    text: unit.kind === 'nation' ? 'Workload' : unit.name,
    href: linkTo(unitPath(unit), kept),
  })),
]
