import type { Day } from '#platform/database/tables.ts'
import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { handoverParts, openParts, sides } from '../kinds/partners/handover-parts.ts'
import { daysBetween } from '../record/late.ts'
import type { Handover, HandoverPart } from '../record/state/partners.ts'

type PartView = { readonly part: string; readonly owner: string; readonly clock: string; readonly tag: StatusTag }

const partWords: Readonly<Record<string, string>> = handoverParts

const clockOf = (due: Day | null, today: Day): string => {
  if (due === null) return 'No day set'
  const left = daysBetween(today, due)
  if (left === 0) return `Due today, ${dayText(due)}`
  const days = countedText(Math.abs(left), 'day')
  return left > 0 ? `Due ${dayText(due)}, ${days} left` : `Due ${dayText(due)}, ${days} over`
}

const tagOf = ({ doneOn, dueOn }: HandoverPart, today: Day): StatusTag => {
  if (doneOn !== null) return { text: 'Done', classes: 'govuk-tag--green' }
  return dueOn !== null && dueOn < today
    ? { text: 'Open, past its day', classes: 'govuk-tag--red' }
    : { text: 'Open', classes: 'govuk-tag--yellow' }
}

/** What a side left open when it said that it was finished. */
const leftOpen = (handover: Handover, side: 'prison' | 'community'): string[] => {
  const finished = handover.finishedOn[side]
  const open = openParts(handover).filter(part => part.owner === side).length
  if (finished === null || open === 0) return []
  const parts = open === 1 ? '1 of its parts is not done: it stays' : `${open} of its parts are not done: they stay`
  return [`${sides[side]} closed its part on ${dayText(finished)}. ${parts} open, and so does the handover.`]
}

const beginning = ({ startedOn, shouldStart }: Handover): string => {
  const began = `Begun ${dayText(startedOn)}.`
  if (shouldStart.day === null) return `${began} When it should have begun is not known: ${lower(shouldStart.why)}.`
  const late = daysBetween(shouldStart.day, startedOn)
  const by = `It should have begun by ${dayText(shouldStart.day)}`
  return late > 0 ? `${began} ${by}: ${countedText(late, 'day')} late.` : `${began} ${by}.`
}
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** The handover from prison as the page about a person shows it while it is open: each part with its owner and its clock. */
export const handoverView = (handover: Handover | null, today: Day) => {
  if (!handover || handover.closedOn !== null) return null
  const open = openParts(handover)
  return {
    heading: 'Handover from prison',
    warnings: [...leftOpen(handover, 'prison'), ...leftOpen(handover, 'community')],
    says: [
      `${sides[handover.responsible]} is responsible.`,
      beginning(handover),
      handover.releaseOn ? `Release ${dayText(handover.releaseOn)}.` : 'The release date is not recorded.',
      handover.paroleReportDue ? `Parole report due ${dayText(handover.paroleReportDue)}.` : '',
      `${open.length} of ${countedText(handover.parts.length, 'part')} open.`,
    ].join(' '),
    parts: handover.parts.map(
      (part): PartView => ({
        part: partWords[part.part] ?? part.part,
        owner: sides[part.owner],
        clock: part.doneOn ? `Done ${dayText(part.doneOn)}` : clockOf(part.dueOn, today),
        tag: tagOf(part, today),
      }),
    ),
  }
}
