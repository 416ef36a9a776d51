import type { FormState } from '#platform/web/answers.ts'
import type { Person } from '../../../queries/person.ts'
import { purposes } from '../../purposes.ts'

/** Every word of the page that asks why. Of the person only who they are and who holds the case: what the list says too. */
export const presentPurpose = ({ personId, state, officerName, teamName }: Person, to: string, form: FormState) => ({
  title: 'Why do you open this record?',
  heading: 'Why do you open this record?',
  caption: state.identity ? `${state.identity.name}, CRN ${state.identity.crn}` : '',
  breadcrumbs: [{ text: 'People on probation', href: '/people' }],
  held: officerName
    ? `${officerName} is the named officer, in ${teamName}.`
    : `Nobody is the named officer yet, in ${teamName}.`,
  action: `/people/${personId}/purpose`,
  to: String(form.values.to ?? to),
  purposes: Object.entries(purposes).map(([value, text]) => ({ value, text, checked: form.values.purpose === value })),
})
