import { dayOf, dayText } from '#platform/web/dates.ts'
import type { MessageWhat } from '../tables.ts'

/** What a message is made of when it is written out. Names are null where the reader may not have them. */
export type LetterFacts = {
  readonly what: MessageWhat
  readonly writtenAt: Date
  readonly crn: string | null
  /** Null for a record of limited access: then CRN and officers are all that is said. */
  readonly name: string | null
  readonly limited: boolean
  readonly from: string | null
  readonly to: string | null
  readonly by: string
  /** Null when there is none, or it says something of risk. */
  readonly reason: string | null
}

const subjects: Readonly<Record<MessageWhat, string>> = {
  given: 'A case was given to you',
  taken: 'A case of yours was given to another officer',
  'handed-back': 'A case of yours went back to the queue',
  cover: 'Cover was arranged',
  'cover-ended': 'A cover has ended',
  'move-proposed': 'A move of a case to your unit is proposed',
  'move-answered': 'The move of a case was answered',
}

const caseLine = ({ name, crn, limited }: LetterFacts): string => {
  if (crn === null) return 'The person’s record is no longer there.'
  return limited || name === null ? `CRN ${crn}` : `${name}, CRN ${crn}`
}

const officerLines = ({ from, to }: LetterFacts): string[] => [
  ...(to === null ? [] : [`Officer: ${to}`]),
  ...(from === null ? [] : [`Before: ${from}`]),
]

/**
 * The words of a message. Offence, risk, tier and notes are never among them: they are read in Candour, by who may. Of a record
 * of limited access there are CRN and officers only.
 *
 * @source reference, workload 4.4 and 9 (10)
 */
export const letterText = (facts: LetterFacts): { readonly subject: string; readonly lines: readonly string[] } => ({
  subject: subjects[facts.what],
  lines: [
    caseLine(facts),
    ...officerLines(facts),
    ...(facts.limited ? [] : [`By ${facts.by}, ${dayText(dayOf(facts.writtenAt))}`]),
    ...(facts.limited || facts.reason === null ? [] : [`Why: ${facts.reason}`]),
    ...(facts.limited ? [] : ['Notes and everything else are in the record: open it in Candour.']),
  ],
})
