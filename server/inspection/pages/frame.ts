import type { Actor } from '#platform/access/actor.ts'
import type { View } from '#platform/web/answers.ts'
import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { can } from '../permissions.ts'
import type { Inspection } from '../queries/inspection.ts'
import { stageTags } from './words.ts'

/** The pages of one inspection, in the order in which it is worked through. */
export type InspectionTab =
  | 'overview'
  | 'population'
  | 'sample'
  | 'domain-one'
  | 'ratings'
  | 'changes'
  | 'access'
  | 'team'
  | 'publish'

type Tab = { readonly text: string; readonly href: string; readonly active: boolean }

/** What every page of one inspection shows around its own content. */
export type InspectionFrame = View & {
  readonly caption: string
  readonly stage: StatusTag
  readonly tabs: readonly Tab[]
}

const tabTexts: Readonly<Record<InspectionTab, string>> = {
  overview: 'Overview',
  population: 'Population',
  sample: 'Sample',
  'domain-one': 'Domain one',
  ratings: 'Ratings',
  changes: 'Changes',
  access: 'Who opened',
  team: 'Team',
  publish: 'Publish',
}

const tabsFor = (inspection: Inspection, actor: Actor): readonly InspectionTab[] => {
  if (!can.inspect.roles.includes(actor.role)) return ['overview']
  const leads = can.lead.roles.includes(actor.role)
  const team: readonly InspectionTab[] = leads ? ['team'] : []
  if (inspection.stage === 'opened') return ['overview', ...team]
  if (inspection.stage === 'frozen') return ['overview', 'population', ...team]
  const working: readonly InspectionTab[] = ['overview', 'population', 'sample', 'domain-one', 'ratings', 'changes']
  const seen: readonly InspectionTab[] = leads ? [...working, 'access'] : working
  return inspection.stage === 'drawn' && leads ? [...seen, 'team', 'publish'] : seen
}

/** Caption, stage, tabs and breadcrumbs of a page of one inspection. */
export const inspectionFrame = (
  inspection: Inspection,
  actor: Actor,
  current: InspectionTab,
  heading: string,
): InspectionFrame => {
  const path = `/inspections/${inspection.id}`
  return {
    title: `${heading}: inspection of ${inspection.unit_name}`,
    heading,
    caption: `Inspection of ${inspection.unit_name}`,
    stage: stageTags[inspection.stage],
    breadcrumbs: [{ text: 'Inspections', href: '/inspections' }],
    tabs: tabsFor(inspection, actor).map(tab => ({
      text: tabTexts[tab],
      href: tab === 'overview' ? path : `${path}/${tab}`,
      active: tab === current,
    })),
  }
}
