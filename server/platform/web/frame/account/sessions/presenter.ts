import type { OwnSession } from '#platform/access/sessions.ts'
import type { View } from '../../../answers.ts'
import { ageText, clockText, instantText } from '../../../dates.ts'
import { type AccountLink, accountLinks } from '../links.ts'

type SessionLine = {
  readonly id: string
  readonly opened: string
  readonly seen: string
  readonly ends: string
  readonly isThis: boolean
}
type SessionsView = View & {
  readonly links: readonly AccountLink[]
  readonly sessions: readonly SessionLine[]
  readonly hasOthers: boolean
}

/** Every word of the page about one's own sessions. */
export const presentSessions = (sessions: readonly OwnSession[], now: Date): SessionsView => ({
  title: 'Where you are signed in',
  heading: 'Where you are signed in',
  breadcrumbs: [{ text: 'Home', href: '/' }],
  links: accountLinks('/account/sessions'),
  sessions: sessions.map(({ id, opened_at, seen_at, ends_at, is_this }) => ({
    id,
    opened: instantText(opened_at),
    seen: is_this ? 'now' : ageText(seen_at, now),
    ends: clockText(ends_at),
    isThis: is_this,
  })),
  hasOthers: sessions.length > 1,
})
