import { z } from 'zod'
import { notFound, sendFile } from '#platform/web/answers.ts'
import type { Page } from '#platform/web/page.ts'
import { draftHref } from '../../drafts/draft-href.ts'
import { savedText } from '../../drafts/present-open-form.ts'
import { draftById } from '../../drafts/stored-drafts.ts'
import { draftParams } from '../../forms/opened-form.ts'
import { personById } from '../../queries/person.ts'

export const DraftStateParams = z.object({ person: z.uuid(), ...draftParams })
export type DraftStateParams = z.output<typeof DraftStateParams>

/** How one of my drafts stands, for the script that saves it while somebody types. JSON; null when there is none. */
export const draftState: Page<DraftStateParams> = async ({ trx, actor, params, now }) => {
  if (!(await personById(trx, params.person))) return notFound()
  const draft = params.draft ? await draftById(trx, params.person, params.draft) : undefined
  const state = draft && {
    draftId: draft.draftId,
    revision: draft.revision,
    status: savedText(draft.updatedAt, now),
    beside: params.beside ? `${draftHref(draft)}&beside=${params.beside}` : null,
  }
  return sendFile({ type: 'application/json', body: JSON.stringify({ writer: actor.name, draft: state ?? null }) })
}
