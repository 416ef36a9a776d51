import { listDrafts } from '../../drafts/list-drafts.ts'
import type { ListedDraft } from '../../drafts/stored-drafts.ts'

/** Every word of the list of my drafts. */
export const presentMyDrafts = (drafts: readonly ListedDraft[], now: Date) => ({
  title: 'Your drafts',
  heading: 'Your drafts',
  breadcrumbs: [{ text: 'Home', href: '/' }],
  drafts: listDrafts(drafts, now),
  nothing:
    drafts.length === 0
      ? 'You have no drafts. What you type into a form is kept here until you save it as an entry.'
      : '',
})
