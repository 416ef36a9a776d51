import type { Actor } from '#platform/access/actor.ts'
import type { Trx } from '#platform/database/tables.ts'
import { inspections, type ProposalTable } from '../tables.ts'
import { writeEntry } from './write-entry.ts'

/** An act that waits for a second person. */
export type Proposal<Content = unknown> = {
  readonly content: Content
  readonly proposedBy: string
  readonly proposedAt: Date
}

type Thing = { readonly inspection: string; readonly act: ProposalTable['act']; readonly standard?: string }
type By = { readonly actor: Actor; readonly now: Date }

/** Writes down what one person proposes. Who proposes the same thing again takes the place of the earlier proposal. */
export const propose = async (
  trx: Trx,
  { inspection, act, standard = '' }: Thing,
  content: object,
  { actor, now }: By,
): Promise<void> => {
  const payload = { act, standard, content }
  const entry = await writeEntry(trx, { inspection, type: 'inspection.propose', payload, author: actor, now })
  const row = { entry, content: JSON.stringify(content), proposed_by: actor.username, proposed_at: now }
  await inspections(trx)
    .insertInto('inspection.proposal')
    .values({ inspection, act, standard, ...row })
    .onConflict(conflict =>
      conflict.columns(['inspection', 'act', 'standard']).where('agreed_by', 'is', null).doUpdateSet(row),
    )
    .execute()
}

/** What waits for a second person, by the standard it is about; the publication under the empty text. */
export const openProposals = async (
  trx: Trx,
  { inspection, act }: Omit<Thing, 'standard'>,
): Promise<ReadonlyMap<string, Proposal>> => {
  const rows = await inspections(trx)
    .selectFrom('inspection.proposal')
    .selectAll()
    .where('inspection', '=', inspection)
    .where('act', '=', act)
    .where('agreed_by', 'is', null)
    .execute()
  return new Map(
    rows.map(row => [row.standard, { content: row.content, proposedBy: row.proposed_by, proposedAt: row.proposed_at }]),
  )
}

/** Why this person cannot agree; undefined when they can. Nobody agrees with themselves. */
export const objectionToAgreeing = (
  proposal: Proposal | undefined,
  actor: Pick<Actor, 'username'>,
): string | undefined => {
  if (!proposal) return 'Nothing is proposed. Somebody else may have agreed meanwhile: look at the page again'
  if (proposal.proposedBy === actor.username) return 'You proposed this. A second lead inspector has to agree'
  return undefined
}

/** Writes down that a second person agrees. The act itself follows in the same transaction. */
export const agree = async (trx: Trx, { inspection, act, standard = '' }: Thing, { actor, now }: By): Promise<void> => {
  await inspections(trx)
    .updateTable('inspection.proposal')
    .set({ agreed_by: actor.username, agreed_at: now })
    .where('inspection', '=', inspection)
    .where('act', '=', act)
    .where('standard', '=', standard)
    .where('agreed_by', 'is', null)
    .execute()
}
