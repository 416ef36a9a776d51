import { kindOf } from '../kinds/registry.ts'
import { draftHref } from './draft-href.ts'
import { savedText } from './present-open-form.ts'
import type { ListedDraft } from './stored-drafts.ts'

/** Drafts as drafts.njk lists them: what each is, when it was saved, where it goes on, and what discards it. */
export const listDrafts = (drafts: readonly ListedDraft[], now: Date) =>
  drafts.map(draft => ({
    text: `${kindOf(draft.kind).title}${draft.corrects ? ' (correction)' : ''}`,
    about: draft.personName,
    note: savedText(draft.updatedAt, now),
    href: draftHref(draft),
    discard: `/people/${draft.personId}/drafts/${draft.draftId}/discard`,
  }))
