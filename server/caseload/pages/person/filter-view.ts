import type { Day } from '#platform/database/tables.ts'
import { selectedFilters } from '#platform/web/components/filter/filters.ts'
import { typedDay } from '../../forms/typed-day.ts'
import type { TimelineFilter } from '../../queries/timeline-filter.ts'
import type { NameOf } from '../../record/fields.ts'
import type { Work } from '../../record/state/workers.ts'
import { kindGroups } from '../../words/kind-groups.ts'
import type { PersonParams } from './params.ts'

const dayIn = (typed: string, today: Day): Day | undefined => {
  const read = typed === '' ? undefined : typedDay(typed, today)
  return read?.ok ? read.day : undefined
}

/** What the address asks for, with days that are none left out: the form says what is wrong with them. */
export const readFilter = ({ kind, from, to, who, only, text }: PersonParams, today: Day): TimelineFilter => ({
  ...{ kind, who, only, text: text.trim() },
  from: dayIn(from, today),
  to: dayIn(to, today),
})

const problem = (typed: string, today: Day): { text: string } | false => {
  const read = typed.trim() === '' ? undefined : typedDay(typed, today)
  return read && !read.ok ? { text: read.why } : false
}

type Option = { readonly value: string; readonly text: string }

const chosenFirst = (every: string, options: readonly Option[], chosen: string) =>
  [{ value: '', text: every }, ...options].map(one => ({ ...one, selected: one.value === chosen }))

const onlyOptions: readonly Option[] = [
  { value: 'late', text: 'Written late' },
  { value: 'corrected', text: 'Corrected or correcting' },
]

const textsOf = (options: readonly Option[]) => new Map(options.map(({ value, text }) => [value, text]))

/** The form that narrows the timeline, and what it is narrowed to now. */
export const filterView = (
  params: PersonParams,
  { workers, nameOf }: { readonly workers: readonly Work[]; readonly nameOf: NameOf },
  today: Day,
) => {
  const { person, ...query } = params
  const address = { path: `/people/${person}`, query }
  const people = workers.map(({ code }) => ({ value: code, text: nameOf(code) }))
  return {
    action: `/people/${person}#record`,
    kinds: chosenFirst('Everything', kindGroups, params.kind),
    workers: chosenFirst('Anybody', people, params.who),
    only: chosenFirst('Every entry', onlyOptions, params.only),
    from: { value: params.from, error: problem(params.from, today) },
    to: { value: params.to, error: problem(params.to, today) },
    text: params.text,
    selected: selectedFilters(
      [
        { heading: 'About', name: 'kind', chosen: params.kind, texts: textsOf(kindGroups) },
        { heading: 'From', name: 'from', chosen: params.from },
        { heading: 'To', name: 'to', chosen: params.to },
        { heading: 'Work done by', name: 'who', chosen: params.who, texts: textsOf(people) },
        { heading: 'Only', name: 'only', chosen: params.only, texts: textsOf(onlyOptions) },
        { heading: 'Words', name: 'text', chosen: params.text },
      ],
      address,
    ),
    address,
  }
}
