import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText } from '#platform/web/dates.ts'
import { statusWords } from '../kinds/assessment/standing.ts'
import type { AssessmentStatus, Countersignature } from '../record/state/assessment.ts'
import type { Fact } from './entry-words.ts'

const colours: Readonly<Record<AssessmentStatus, string>> = {
  UNSIGNED: 'grey',
  SELF_SIGNED: 'blue',
  AWAITING_COUNTERSIGN: 'yellow',
  AWAITING_DOUBLE_COUNTERSIGN: 'yellow',
  COUNTERSIGNED: 'green',
  DOUBLE_COUNTERSIGNED: 'green',
  REJECTED: 'red',
  ROLLED_BACK: 'grey',
  LOCKED_INCOMPLETE: 'grey',
}

/** Where an assessment stands, as a word and as lines for its place in the timeline; nothing for any other entry. */
export const standingOf = (
  standings: readonly Countersignature[],
  entryId: string,
): { readonly tags: readonly StatusTag[]; readonly facts: readonly Fact[] } => {
  const standing = standings.find(one => one.assessment === entryId)
  if (!standing) return { tags: [], facts: [] }
  const { status, on, why, needed, quality } = standing
  const asked = { yes: 'Needed', no: 'Not needed', unknown: 'Not known whether it is needed' }[needed]
  return {
    tags: [{ text: statusWords[status], classes: `govuk-tag--${colours[status]}` }],
    facts: [
      { key: 'Standing', value: `${statusWords[status]}, ${dayText(on)}` },
      { key: 'Countersignature', value: `${asked}. ${why}` },
      ...(quality === null
        ? []
        : [{ key: 'Quality review', value: quality === 'sufficient' ? 'Sufficient' : 'Not sufficient' }]),
    ],
  }
}
