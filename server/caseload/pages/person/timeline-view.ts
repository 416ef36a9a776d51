import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { countText } from '#platform/web/numbers.ts'
import { kindOf } from '../../kinds/registry.ts'
import type { TimelineEntry } from '../../queries/timeline.ts'
import { writtenTogether } from '../../queries/written-together.ts'
import { happenedText, type NameOf } from '../../record/fields.ts'
import type { Countersignature } from '../../record/state/assessment.ts'
import { answersOf, entryHref, notesOf, originOf, tagsOf, titleOf } from '../../words/entry-words.ts'
import { standingOf } from '../../words/standing-words.ts'

type Shown = {
  readonly nameOf: NameOf
  readonly mayWrite: boolean
  readonly together: ReadonlyMap<string, number>
  readonly countersignatures: readonly Countersignature[]
}

const MANY: StatusTag = { text: 'Many at once', classes: 'govuk-tag--yellow' }

const togetherFact = (count: number | undefined, author: string) =>
  count === undefined
    ? []
    : [
        {
          key: 'Written together',
          value: `One of ${countText(count)} or more entries that ${author} wrote within ${writtenTogether.minutes} minutes, in all records you may open`,
        },
      ]

/** One entry of the timeline, with what it is: late, corrected, one of many. */
export const timelineEntry = (placed: TimelineEntry, { nameOf, mayWrite, together, countersignatures }: Shown) => {
  const { entry } = placed
  const standing = standingOf(countersignatures, entry.entryId)
  const count = together.get(entry.entryId)
  const hidden = `: ${kindOf(entry.kind).title}, ${happenedText(entry.happened)}`
  return {
    id: entry.entryId,
    title: titleOf(entry),
    by: nameOf(entry.workDoneBy),
    when: happenedText(entry.happened),
    datetime: entry.happened.from,
    tags: [...tagsOf(placed), ...(count === undefined ? [] : [MANY]), ...standing.tags],
    paragraphs: notesOf(entry),
    facts: [
      ...answersOf(entry, nameOf),
      ...standing.facts,
      ...originOf(placed, nameOf),
      ...togetherFact(count, nameOf(entry.author)),
    ],
    links: [
      { text: 'Versions and proof', href: entryHref(entry), hidden },
      ...(mayWrite && !placed.correctedBy && !placed.withdrawnBy
        ? [{ text: 'Correct', href: `${entryHref(entry)}/correct`, hidden }]
        : []),
    ],
  }
}
