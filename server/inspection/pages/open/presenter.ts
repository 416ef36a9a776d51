import type { Unit } from '#platform/organisation/units.ts'
import type { FormState, View } from '#platform/web/answers.ts'

type Item = { readonly value: string; readonly text: string; readonly hint?: { readonly text: string } }

type OpenView = View & {
  readonly units: readonly (Item & { readonly selected: boolean })[]
  readonly notices: readonly Item[]
}

/** Every choice of the form that opens an inspection. */
export const presentOpen = (pdus: readonly Unit[], form: FormState): OpenView => {
  const chosen = form.values.unit ?? ''
  const choices = [{ value: '', text: 'Select a unit' }, ...pdus.map(({ code, name }) => ({ value: code, text: name }))]
  return {
    title: 'Open an inspection',
    heading: 'Open an inspection',
    breadcrumbs: [{ text: 'Inspections', href: '/inspections' }],
    units: choices.map(item => ({ ...item, selected: item.value === chosen })),
    notices: [
      { value: 'announced', text: 'Announced', hint: { text: 'Weeks before fieldwork' } },
      { value: 'short notice', text: 'Short notice', hint: { text: 'Days before fieldwork' } },
      { value: 'unannounced', text: 'Unannounced', hint: { text: 'On the day: enter 0 days' } },
    ],
  }
}
