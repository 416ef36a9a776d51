import type { Actor } from '#platform/access/actor.ts'
import type { Address } from '#platform/web/address.ts'
import { type SelectedFilters, selectedFilters } from '#platform/web/components/filter/filters.ts'
import { type Pagination, paginate } from '#platform/web/components/pagination/paginate.ts'
import type { StatusTag } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Change, ChangeFlag } from '../../../../verifier/bundle/change-range.ts'
import type { Changes, Contents } from '../../queries/changes.ts'
import type { DrawnInspection } from '../../queries/inspection.ts'
import { type InspectionFrame, inspectionFrame } from '../frame.ts'
import { caseName } from '../words.ts'
import { CHANGES_TO_A_PAGE, type ChangesParams } from './choose.ts'
import type { Surge } from './surges.ts'
import { totalsTable } from './totals.ts'

export type ChangesFacts = {
  readonly inspection: DrawnInspection
  readonly actor: Actor
  readonly params: ChangesParams
  readonly found: {
    readonly all: number
    readonly totals: Changes['totals']
    readonly chosen: number
    readonly shown: readonly Change[]
    readonly contents: Contents
    readonly surges: readonly Surge[]
  }
}

type Sampled = {
  readonly title: string
  readonly href: string
  readonly when: string
  readonly by: string
  readonly tags: readonly StatusTag[]
  readonly reason: string
  /** Whether it takes the place of an entry, so that there is a before. */
  readonly replaces: boolean
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[]
}

type Option = { readonly value: string; readonly text: string; readonly selected: boolean }

type ChangesView = InspectionFrame & {
  readonly says: string
  readonly totals: ReturnType<typeof totalsTable>
  readonly path: string
  readonly surges: readonly string[]
  readonly flags: readonly Option[]
  readonly cases: readonly Option[]
  readonly selected: SelectedFilters | null
  readonly nothing: string
  readonly sampled: readonly Sampled[]
  readonly outside: { readonly heads: readonly object[]; readonly rows: readonly (readonly object[])[] }
  readonly pages: Pagination
}

const UNREADABLE = 'This account may no longer open the record'

const flagTags: Readonly<Record<ChangeFlag, StatusTag>> = {
  late: { text: 'Earlier day', classes: 'govuk-tag--yellow' },
  correction: { text: 'Correction', classes: 'govuk-tag--purple' },
  'retrospective edit': { text: 'Record edited', classes: 'govuk-tag--red' },
  erasure: { text: 'Erased', classes: 'govuk-tag--red' },
}

const newTag: StatusTag = { text: 'New entry', classes: 'govuk-tag--grey' }

const flagTexts: ReadonlyMap<string, string> = new Map([
  ['', 'Every change'],
  ['late', 'About an earlier day'],
  ['retrospective edit', 'Record edited'],
  ['correction', 'Correction of a new entry'],
  ['erasure', 'Erased'],
  ['new', 'New entry, about a day since'],
])
const caseTexts: ReadonlyMap<string, string> = new Map([
  ['', 'Every case'],
  ['sampled', 'In the sample'],
  ['outside', 'Outside the sample'],
])

const optionsOf = (texts: ReadonlyMap<string, string>, chosen: string): readonly Option[] =>
  [...texts].map(([value, text]) => ({ value, text, selected: value === chosen }))

/** Every word of the page of changes: in the sample first what needs a look, with before and after. */
export const presentChanges = ({ inspection, actor, params, found }: ChangesFacts): ChangesView => {
  const { id: _, ...query } = params
  const address: Address = { path: `/inspections/${inspection.id}/changes`, query }
  const until = inspection.published_at ? ` until ${instantText(inspection.published_at)}` : ''
  return {
    ...inspectionFrame(inspection, actor, 'changes', 'Changes since the announcement'),
    says: `${countedText(found.all, 'entry', 'entries')} since ${instantText(inspection.frozen_at)}${until}. The record stood at ${countedText(inspection.announced_size, 'entry', 'entries')} then. The bundle proves that none is missing.`,
    totals: totalsTable(found.totals),
    path: address.path,
    surges: found.surges.map(surge => surgeText(surge, found.contents)),
    flags: optionsOf(flagTexts, params.flag),
    cases: optionsOf(caseTexts, params.cases),
    selected: selectedFilters(
      [
        { heading: 'What it is', name: 'flag', chosen: params.flag, texts: flagTexts },
        { heading: 'Cases', name: 'cases', chosen: params.cases, texts: caseTexts },
      ],
      address,
    ),
    nothing: nothingText(found),
    sampled: found.shown.filter(change => change.sampled).map(change => presentSampled(change, found.contents)),
    outside: {
      heads: ['Case', 'Kind', 'Written', 'What it is'].map(text => ({ text })),
      rows: found.shown.filter(change => !change.sampled).map(outsideRow),
    },
    pages: paginate({ total: found.chosen, page: params.page, size: CHANGES_TO_A_PAGE, things: 'changes' }, address),
  }
}

const surgeText = ({ from, to, changes }: Surge, contents: Contents): string => {
  const authors = [...new Set(changes.flatMap(change => contents.get(change.entry)?.author ?? []))]
  const by = authors.length > 0 ? `, in the sample by ${authors.join(', ')}` : ''
  const records = countedText(new Set(changes.map(change => change.case)).size, 'record')
  return `${countedText(changes.length, 'entry', 'entries')} in ${records} from ${instantText(from)} to ${instantText(to)}${by}.`
}

const nothingText = ({ all, chosen }: ChangesFacts['found']): string => {
  if (chosen > 0) return ''
  return all === 0 ? 'No record of the population has changed.' : 'No change is of this kind. Take a filter away.'
}

const outsideRow = (change: Change): readonly object[] => [
  { text: caseName(change.case) },
  { text: change.type },
  { text: instantText(new Date(change.recorded)) },
  { text: change.flags.map(flag => flagTags[flag].text).join(', ') || newTag.text },
]

const presentSampled = (change: Change, contents: Contents): Sampled => {
  const content = contents.get(change.entry)
  const happened = content ? `, about ${dayText(content.happened.from)}` : ''
  return {
    title: `${content?.title ?? change.type}, case ${caseName(change.case)}`,
    href: `/people/${change.case}`,
    when: `Written ${instantText(new Date(change.recorded))}${happened}`,
    by: content ? `Written by ${byText(content.author, content.workDoneBy)}` : UNREADABLE,
    tags: change.flags.length > 0 ? change.flags.map(flag => flagTags[flag]) : [newTag],
    reason: content?.reason ?? '',
    replaces: change.supersedes !== null,
    fields: content?.fields ?? [],
  }
}

const byText = (author: string, workDoneBy: string): string =>
  author === workDoneBy ? author : `${author}, work done by ${workDoneBy}`
