import type { InspectionResult } from '@candour/rating'
import type { Actor } from '#platform/access/actor.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { ConditionsOfWork } from '#workforce'
import type { DrawnInspection } from '../../queries/inspection.ts'
import type { Missing } from '../../queries/missing.ts'
import type { Proposal } from '../../record/proposals.ts'
import { type InspectionFrame, inspectionFrame } from '../frame.ts'
import { type ConditionsView, presentConditions } from '../ratings/conditions.ts'
import { type Profile, profileOf } from '../ratings/profile.ts'
import { addresseeText, caseName } from '../words.ts'
import { type ProposedPublication, presentProposal } from './proposal.ts'

export type PublishFacts = {
  readonly inspection: DrawnInspection
  readonly actor: Actor
  readonly result: InspectionResult
  readonly missing: readonly Missing[]
  readonly conditions: ConditionsOfWork
  readonly proposal: Proposal | undefined
}

type PublishView = InspectionFrame & {
  readonly missing: readonly { readonly text: string; readonly href: string }[]
  readonly profile: Profile
  readonly conditions: ConditionsView
  readonly action: string
  readonly proposed: ProposedPublication | null
  readonly recommendations: readonly { readonly name: string; readonly label: string }[]
}

/** Every word of the last check before publication. */
export const presentPublish = ({
  inspection,
  actor,
  result,
  missing,
  conditions,
  proposal,
}: PublishFacts): PublishView => {
  const path = `/inspections/${inspection.id}`
  return {
    ...inspectionFrame(inspection, actor, 'publish', 'Check before you publish'),
    missing: missing.map(one => missingLink(one, path)),
    profile: profileOf(result, () => null),
    conditions: presentConditions(conditions),
    action: `${path}/publish`,
    proposed: proposal ? presentProposal(proposal, actor, path) : null,
    recommendations: [
      { name: 'unit', label: addresseeText.unit },
      { name: 'region', label: addresseeText.region },
      { name: 'national', label: addresseeText.national },
    ],
  }
}

const missingLink = (one: Missing, path: string) =>
  one.what === 'case'
    ? {
        text: `Case ${caseName(one.case)}: ${countedText(one.open, 'open question')}`,
        href: `${path}/sample/${one.case}`,
      }
    : { text: `${one.standard} ${one.name} is not rated`, href: `${path}/domain-one` }
