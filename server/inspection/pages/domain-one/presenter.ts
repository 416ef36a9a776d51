import { type Framework, RATINGS, type Standard } from '@candour/rating'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import type { FormState } from '#platform/web/answers.ts'
import { instantText } from '#platform/web/dates.ts'
import { can } from '../../permissions.ts'
import type { DrawnInspection } from '../../queries/inspection.ts'
import type { Proposal } from '../../record/proposals.ts'
import type { JudgementTable } from '../../tables.ts'
import { type InspectionFrame, inspectionFrame } from '../frame.ts'

export type DomainOneFacts = {
  readonly inspection: DrawnInspection
  readonly actor: Actor
  readonly judgements: readonly Selectable<JudgementTable>[]
  readonly proposals: ReadonlyMap<string, Proposal>
  readonly framework: Framework
  readonly form: FormState
}

type StandardView = {
  readonly code: string
  readonly heading: string
  readonly items: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[]
  readonly rating: string
  readonly reasons: string
  readonly by: string
  readonly change: { readonly says: string; readonly reasons: string; readonly mayAgree: boolean } | null
}

type DomainOneView = InspectionFrame & {
  readonly mayRate: boolean
  readonly action: string
  readonly standards: readonly StandardView[]
}

/** Every word of the page on which domain one is rated. */
export const presentDomainOne = (facts: DomainOneFacts): DomainOneView => {
  const { inspection, actor, framework } = facts
  return {
    ...inspectionFrame(inspection, actor, 'domain-one', 'Domain one'),
    mayRate: inspection.stage === 'drawn' && can.lead.roles.includes(actor.role),
    action: `/inspections/${inspection.id}/domain-one`,
    standards: framework.standards
      .filter(standard => standard.basis === 'judgement')
      .map(standard => presentStandard(standard, facts)),
  }
}

const presentStandard = ({ code, name }: Standard, facts: DomainOneFacts): StandardView => {
  const { judgements, form } = facts
  const judgement = judgements.find(one => one.standard === code)
  const typed = form.values[`rating-${code}`] ?? judgement?.rating ?? ''
  return {
    code,
    heading: `${code} ${name}`,
    items: RATINGS.map(rating => ({ value: rating, text: rating, checked: rating === typed })),
    rating: judgement?.rating ?? 'Not rated yet',
    reasons: String(form.values[`reasons-${code}`] ?? judgement?.reasons ?? ''),
    by: judgement ? `Rated by ${judgement.judged_by}, ${instantText(judgement.judged_at)}` : '',
    change: changeOf(code, facts),
  }
}

const Changed = z.object({ rating: z.string(), reasons: z.string() })

const changeOf = (code: string, { proposals, actor }: DomainOneFacts): StandardView['change'] => {
  const proposal = proposals.get(code)
  if (!proposal) return null
  const { rating, reasons } = Changed.parse(proposal.content)
  return {
    says: `${proposal.proposedBy} proposed ${rating}, ${instantText(proposal.proposedAt)}. It counts when a second lead inspector agrees.`,
    reasons,
    mayAgree: can.lead.roles.includes(actor.role) && proposal.proposedBy !== actor.username,
  }
}
