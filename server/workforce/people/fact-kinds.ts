import { protectionSets } from '@candour/workload'
import type { FactKind } from '../staff/tables.ts'

type Detail = { readonly id: string; readonly title: string; readonly confidential: boolean }

/** What a form asks for a kind of fact, in words, and what it may be. */
export type FactWords = {
  readonly heading: string
  readonly about: string
  /** The question above the list of details; kinds with one detail do not ask. */
  readonly question: string
  readonly details: readonly Detail[]
  readonly firstDay: string
  readonly lastDay: string | null
  readonly notes: string
  readonly notesNeeded: boolean
}

const secret = (id: string, title: string): Detail => ({ id, title, confidential: true })
const whoReads = 'The officer, their manager and the level above read it. Everybody else sees numbers of five or more.'

/** Every kind of fact. The names of absences and measures are our own reading: the service publishes no list. */
export const factKinds: Readonly<Record<FactKind, FactWords>> = {
  protection: {
    heading: 'Record a protection',
    about:
      'A protection says for how long somebody learns or returns, how many hours that takes, and which cases they are not given.',
    question: 'Which protection',
    details: (protectionSets.at(-1)?.protections ?? []).map(({ id, title, confidential }) => ({
      id,
      title,
      confidential,
    })),
    firstDay: 'First day: of the training, of the qualification, of the return',
    lastDay: 'Last day, if it is not the usual one',
    notes: 'Notes (optional)',
    notesNeeded: false,
  },
  absence: {
    heading: 'Record an absence',
    about: `Hours are taken off by a reduction; this says that somebody is or will be away. Leave that is agreed for the next weeks belongs here: whoever chooses an officer in the unit sees the days, never why. ${whoReads}`,
    question: 'Why they are away',
    details: [
      secret('leave', 'Annual leave'),
      secret('sickness', 'Sickness'),
      secret('maternity-or-adoption', 'Maternity, paternity or adoption'),
      secret('other', 'Another reason'),
    ],
    firstDay: 'First day away',
    lastDay: 'Last day away, when it is known',
    notes: 'Notes (optional)',
    notesNeeded: false,
  },
  measure: {
    heading: 'Record a measure of work improvement',
    about: `It is shown beside the officer's workload, protections and supervision at the time. ${whoReads}`,
    question: 'Which measure',
    details: [
      secret('informal', 'Informal support plan'),
      secret('formal', 'Formal improvement plan'),
      secret('capability', 'Capability procedure'),
    ],
    firstDay: 'Since when',
    lastDay: 'Until when, if it is agreed',
    notes: 'Why, and what was agreed',
    notesNeeded: true,
  },
  agency: {
    heading: 'Record that somebody comes from an agency',
    about: 'Agency staff are counted apart from those whom the service employs.',
    question: '',
    details: [{ id: 'agency', title: 'Agency', confidential: false }],
    firstDay: 'First day from the agency',
    lastDay: 'Last day, when it is known',
    notes: 'Notes (optional)',
    notesNeeded: false,
  },
  leaving: {
    heading: 'Record that somebody leaves',
    about: 'From the day after, they can no longer sign in, and are given no cases. Their cases need another officer.',
    question: '',
    details: [secret('leaving', 'Leaves')],
    firstDay: 'Last day at work',
    lastDay: null,
    notes: 'Notes (optional)',
    notesNeeded: false,
  },
}

/** What a detail is called: "Newly qualified officer", "Sickness". */
export const detailTitle = (kind: FactKind, detail: string): string =>
  factKinds[kind].details.find(({ id }) => id === detail)?.title ?? detail
