import { z } from 'zod'
import { done, notFound } from '#platform/web/answers.ts'
import type { Command } from '#platform/web/page.ts'
import { draftById, removeDraft } from '../drafts/stored-drafts.ts'

export const DiscardForm = z.object({ person: z.uuid(), draft: z.uuid() })
export type DiscardForm = z.output<typeof DiscardForm>

/** Takes one of my drafts away. Nothing of it was ever in the record. */
export const discardDraft: Command<DiscardForm> = async ({ trx, input }) => {
  if (!(await draftById(trx, input.person, input.draft))) return notFound()
  await removeDraft(trx, input.draft)
  return done('Draft discarded', '/drafts')
}
