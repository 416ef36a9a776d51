import { dayOf, instantText, shortDayText } from '#platform/web/dates.ts'
import { reasonText } from '../messages/reason-words.ts'
import type { Act } from '../queries/acts.ts'

/** What an act did, in a word. */
export const actText = ({ from, to, fromTeam, toTeam }: Pick<Act, 'from' | 'to' | 'fromTeam' | 'toTeam'>): string => {
  if (to === null) return from === null ? 'Placed in a team' : 'Put back into the queue'
  if (from === null) return 'Given'
  if (from === to) return fromTeam === toTeam ? 'Confirmed' : 'Moved with the officer'
  return 'Given to another officer'
}

/** Who it was about, as far as the reader may know. */
export const whoCell = ({ name, crn, limited, personId }: Act) => {
  if (crn === null) return { text: 'Not in your sight', note: 'Moved away, ended or limited access' }
  if (limited) return { text: `CRN ${crn}`, note: 'Limited access', href: `/allocation/people/${personId}/history` }
  return { text: name ?? `CRN ${crn}`, note: `CRN ${crn}`, href: `/allocation/people/${personId}/history` }
}

/** One line of a history of allocations, without whom it was about. */
export const actCells = (act: Act) => [
  { text: actText(act), note: act.corrects === null ? '' : 'By correcting an entry' },
  { text: act.to ?? 'Nobody', note: act.toTeam },
  { text: act.from ?? 'Nobody', note: act.fromTeam ?? '' },
  { text: reasonText(act.reason) || 'Not recorded', note: act.against ? `Against ${act.against}` : '' },
  { text: act.by, note: `${instantText(act.recordedAt)}${happenedNote(act)}` },
]

const happenedNote = ({ happened, recordedAt }: Act): string =>
  happened === dayOf(recordedAt) ? '' : `, for ${shortDayText(happened)}`

export const actHeads = ['What', 'To', 'From', 'Why', 'By whom and when'].map(text => ({ text }))
