import type { Disclosure } from '@candour/ledger'
import { kindOf } from '../../kinds/registry.ts'
import type { Person } from '../../queries/person.ts'
import type { Entry } from '../../record/entry.ts'
import { fieldsOf, type NameOf } from '../../record/fields.ts'
import { entryHref } from '../../words/entry-words.ts'
import { breadcrumbsOf, captionOf } from '../add-entry/presenter.ts'

type Known = {
  readonly person: Person
  readonly entry: Entry
  readonly disclosures: readonly Disclosure[]
  /** Whether a signed checkpoint covers the entry. */
  readonly isProven: boolean
  readonly nameOf: NameOf
}

const aboutTheEntry: Readonly<Record<string, string>> = {
  author: 'Written by',
  workDoneBy: 'Work done by',
  reason: 'Reason for the correction',
}
const LONGEST_HINT = 120

const shortened = (text: string): string => (text.length > LONGEST_HINT ? `${text.slice(0, LONGEST_HINT)}…` : text)

/** Every word of the page on which the fields of an entry are chosen. */
export const presentEntryPart = ({ person, entry, disclosures, isProven, nameOf }: Known) => {
  const { title, questions } = kindOf(entry.kind)
  const answers = new Map(fieldsOf(entry.kind, entry.body, nameOf).map(field => [field.label, field.value]))
  const labelOf = (name: string): string =>
    aboutTheEntry[name] ?? questions.find(question => `body.${question.name}` === name)?.label ?? name
  const hintOf = ({ name, value }: Disclosure): string =>
    answers.get(labelOf(name)) ?? (typeof value === 'string' ? nameOf(value) : 'Not recorded')
  return {
    title: 'Show part of an entry',
    heading: `Show part of an entry: ${title.toLowerCase()}`,
    caption: captionOf(person),
    breadcrumbs: breadcrumbsOf(person),
    isProven,
    action: `${entryHref(entry)}/part.json`,
    cancel: entryHref(entry),
    fields: disclosures.map(one => ({
      value: one.name,
      text: labelOf(one.name),
      hint: { text: shortened(hintOf(one)) },
    })),
  }
}
