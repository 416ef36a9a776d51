import type { Person } from '#caseload'
import type { Day } from '#platform/database/tables.ts'
import type { FormState } from '#platform/web/answers.ts'
import { formIdOf } from '../form-state.ts'
import { personSummary } from '../person-summary.ts'

export type CaseFormFacts = { readonly person: Person; readonly form: FormState; readonly today: Day }

/** What every form about one person's case carries: who it is about, who held the case when it was opened, its own id. */
export const caseForm = ({ person, form, today }: CaseFormFacts, heading: string) => ({
  title: heading,
  heading,
  caption: person.state.identity?.name ?? '',
  breadcrumbs: [
    { text: 'People without a named officer', href: '/allocation' },
    { text: 'The case', href: `/allocation/people/${person.personId}/history` },
  ],
  person: personSummary(person, today),
  back: `/allocation/people/${person.personId}/history`,
  hidden: {
    seen: typeof form.values.seen === 'string' ? form.values.seen : (person.state.officer ?? ''),
    formId: formIdOf(form),
  },
})

/** Items of a list, with what was chosen before. */
export const choices = (
  items: readonly { readonly value: string; readonly text: string }[],
  chosen: unknown,
  first = 'Choose',
) => [
  { value: '', text: first, selected: chosen === undefined || chosen === '' },
  ...items.map(one => ({ ...one, selected: one.value === chosen })),
]
