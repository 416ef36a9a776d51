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

type ChangesView = InspectionFrame & {
  readonly says: string
  readonly totals: ReturnType<typeof totalsTable>
  readonly sampled: readonly Sampled[]
  readonly others: { readonly heads: readonly object[]; readonly rows: readonly (readonly object[])[] }
  readonly more: string
}

/** More rows than this and nobody reads them; the bundle has every one. */
const MOST_ROWS = 200

const flagTags: Readonly<Record<ChangeFlag, StatusTag>> = {
  late: { text: 'Earlier day', classes: 'govuk-tag--yellow' },
  correction: { text: 'Correction', classes: 'govuk-tag--purple' },
  'retrospective edit': { text: 'Record edited', classes: 'govuk-tag--red' },
}

/** Every word of the page of changes. */
export const presentChanges = (inspection: DrawnInspection, actor: Actor, found: Changes): ChangesView => {
  const sampled = found.changes.filter(change => change.sampled)
  const others = found.changes.filter(change => !change.sampled)
  return {
    ...inspectionFrame(inspection, actor, 'changes', 'Changes since the announcement'),
    says: `${countedText(found.changes.length, 'entry', 'entries')} since ${instantText(inspection.frozen_at)}, when the record stood at ${countedText(inspection.announced_size, 'entry', 'entries')}. The bundle proves that none is missing.`,
    totals: totalsTable(found.totals),
    sampled: sampled.slice(0, MOST_ROWS).map(change => presentSampled(change, found)),
    others: {
      heads: ['Case', 'Kind', 'Written', 'What it is'].map(text => ({ text })),
      rows: others
        .slice(0, MOST_ROWS)
        .map(change => [
          { text: caseName(change.case) },
          { text: change.type },
          { text: instantText(new Date(change.recorded)) },
          { text: change.flags.map(flag => flagTags[flag].text).join(', ') || 'New' },
        ]),
    },
    more:
      Math.max(sampled.length, others.length) > MOST_ROWS
        ? `The first ${MOST_ROWS} of each are shown. The bundle holds every one.`
        : '',
  }
}

const presentSampled = (change: Change, { contents }: Changes): Sampled => {
  const content = contents.get(change.entry)
  const happened = content ? `, about ${dayText(content.happened.from)}` : ''
  return {
    title: `${content?.title ?? change.type}, case ${caseName(change.case)}`,
    href: `/people/${change.case}`,
    when: `Written ${instantText(new Date(change.recorded))}${happened}`,
    by: content ? byText(content.author, content.workDoneBy) : 'Who wrote it cannot be read by this account',
    tags: change.flags.map(flag => flagTags[flag]),
    reason: content?.reason ?? '',
    fields: content?.fields ?? [],
  }
}

const byText = (author: string, workDoneBy: string): string =>
  author === workDoneBy ? `By ${author}` : `Written by ${author}, work done by ${workDoneBy}`
