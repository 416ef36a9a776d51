import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import { instantText } from '#platform/web/dates.ts'
import type { Proposal } from '../../record/proposals.ts'
import { addresseeText } from '../words.ts'

const Content = z.object({
  recommendations: z.array(z.object({ to: z.enum(['unit', 'region', 'national']), text: z.string() })),
})

/** What waits for a second lead inspector, in words. */
export type ProposedPublication = {
  readonly says: string
  readonly recommendations: readonly { readonly to: string; readonly text: string }[]
  readonly agree: string
}

/** The proposal to publish, with the button for everyone but its author. */
export const presentProposal = (proposal: Proposal, actor: Actor, path: string): ProposedPublication => ({
  says:
    proposal.proposedBy === actor.username
      ? `You proposed this result ${instantText(proposal.proposedAt)}. A second lead inspector has to agree.`
      : `${proposal.proposedBy} proposed this result ${instantText(proposal.proposedAt)}. Publish it only if you have checked it: both names are kept.`,
  recommendations: Content.parse(proposal.content).recommendations.map(({ to, text }) => ({
    to: addresseeText[to],
    text,
  })),
  agree: proposal.proposedBy === actor.username ? '' : `${path}/publish/agree`,
})
