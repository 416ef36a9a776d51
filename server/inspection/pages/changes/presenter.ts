import type { Actor } from '#platform/access/actor.ts'
import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Change, ChangeFlag } from '../../../../verifier/bundle/change-range.ts'
import type { Changes } from '../../queries/changes.ts'
import type { DrawnInspection } from '../../queries/inspection.ts'
import { type InspectionFrame, inspectionFrame } from '../frame.ts'
import { caseName } from '../words.ts'
import { totalsTable } from './totals.ts'

type Sampled = {
  readonly title: string
  readonly href: string
  readonly when: string
  readonly by: string
  readonly tags: readonly StatusTag[]
  readonly reason: string
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[]
}

type Table = { readonly heads: readonly object[]; readonly rows: readonly (readonly object[])[] }

type ChangesView = InspectionFrame & {
  readonly says: string
  readonly totals: ReturnType<typeof totalsTable>
  readonly flagged: readonly Sampled[]
  readonly added: Table
  readonly others: Table
  readonly more: string
}

/** More rows than this and nobody reads them; the bundle has every one. */
const MOST_ROWS = 200

const UNREADABLE = 'This account may no longer open the record'

const flagTags: Readonly<Record<ChangeFlag, StatusTag>> = {
  late: { text: 'Earlier day', classes: 'govuk-tag--yellow' },
  correction: { text: 'Correction', classes: 'govuk-tag--purple' },
  'retrospective edit': { text: 'Record edited', classes: 'govuk-tag--red' },
}

/** Every word of the page of changes: in the sample first what needs a look, with before and after. */
export const presentChanges = (inspection: DrawnInspection, actor: Actor, found: Changes): ChangesView => {
  const sampled = found.changes.filter(change => change.sampled)
  const flagged = sampled.filter(change => change.flags.length > 0)
  const added = sampled.filter(change => change.flags.length === 0)
  const others = found.changes.filter(change => !change.sampled)
  const until = inspection.published_at ? ` until ${instantText(inspection.published_at)}` : ''
  return {
    ...inspectionFrame(inspection, actor, 'changes', 'Changes since the announcement'),
    says: `${countedText(found.changes.length, 'entry', 'entries')} since ${instantText(inspection.frozen_at)}${until}. The record stood at ${countedText(inspection.announced_size, 'entry', 'entries')} then. The bundle proves that none is missing.`,
    totals: totalsTable(found.totals),
    flagged: flagged.slice(0, MOST_ROWS).map(change => presentSampled(change, found)),
    added: {
      heads: ['Case', 'Kind', 'Written', 'By'].map(text => ({ text })),
      rows: added.slice(0, MOST_ROWS).map(change => addedRow(change, found)),
    },
    others: {
      heads: ['Case', 'Kind', 'Written', 'What it is'].map(text => ({ text })),
      rows: others.slice(0, MOST_ROWS).map(otherRow),
    },
    more:
      Math.max(flagged.length, added.length, others.length) > MOST_ROWS
        ? `The first ${MOST_ROWS} of each are shown. The bundle holds every one.`
        : '',
  }
}

const addedRow = (change: Change, { contents }: Changes): readonly object[] => {
  const content = contents.get(change.entry)
  return [
    { text: caseName(change.case), href: `/people/${change.case}` },
    { text: content?.title ?? change.type },
    { text: instantText(new Date(change.recorded)) },
    { text: content ? byText(content.author, content.workDoneBy) : UNREADABLE },
  ]
}

const otherRow = (change: Change): readonly object[] => [
  { text: caseName(change.case) },
  { text: change.type },
  { text: instantText(new Date(change.recorded)) },
  { text: change.flags.map(flag => flagTags[flag].text).join(', ') || 'New' },
]

const presentSampled = (change: Change, { contents }: Changes): Sampled => {
  const content = contents.get(change.entry)
  const happened = content ? `, about ${dayText(content.happened.from)}` : ''
  return {
    title: `${content?.title ?? change.type}, case ${caseName(change.case)}`,
    href: `/people/${change.case}`,
    when: `Written ${instantText(new Date(change.recorded))}${happened}`,
    by: content ? `Written by ${byText(content.author, content.workDoneBy)}` : UNREADABLE,
    tags: change.flags.map(flag => flagTags[flag]),
    reason: content?.reason ?? '',
    fields: content?.fields ?? [],
  }
}

const byText = (author: string, workDoneBy: string): string =>
  author === workDoneBy ? author : `${author}, work done by ${workDoneBy}`
