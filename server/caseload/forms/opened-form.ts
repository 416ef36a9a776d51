import { randomUUID } from 'node:crypto'
import { z } from 'zod'

const MOST = 2_147_483_647

/**
 * What an open form carries beside what is typed into it: its own id, under which it is kept as a draft and becomes at most one
 * entry; the revision of the draft that this tab knows; and how many entries the record had when it was opened.
 */
export const openedForm = {
  draftId: z.uuid().catch(() => randomUUID()),
  draftRevision: z.coerce.number().int().min(0).max(MOST).catch(0),
  openedAt: z.coerce.number().int().min(1).max(MOST).optional().catch(undefined),
}

/** The id of the draft that an address asks to open, or to show beside what is typed. */
export const draftParams = { draft: z.uuid().optional().catch(undefined), beside: z.uuid().optional().catch(undefined) }
