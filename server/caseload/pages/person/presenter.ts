import type { Actor } from '#platform/access/actor.ts'
import type { Day } from '#platform/database/tables.ts'
import { paginate } from '#platform/web/components/pagination/paginate.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { isToWrite } from '../../access/opening.ts'
import { wordsOf } from '../../codes/codes.ts'
import { can } from '../../permissions.ts'
import type { Person } from '../../queries/person.ts'
import { ENTRIES_TO_A_PAGE, type TimelinePage } from '../../queries/timeline.ts'
import { happenedText, type NameOf } from '../../record/fields.ts'
import type { DueItem } from '../../timeliness/due-items.ts'
import { complianceOf } from '../../words/compliance.ts'
import { handoverView } from '../../words/handover-words.ts'
import { recordSections } from '../../words/sections/record-sections.ts'
import { ageOn, NOT_RECORDED, riskTag, waitedText } from '../../words/words.ts'
import { personDue } from './due-view.ts'
import { filterView } from './filter-view.ts'
import type { PersonParams } from './params.ts'
import { timelineEntry } from './timeline-view.ts'

type Known = {
  readonly person: Person
  /** By which right the record is open. */
  readonly rule: string | undefined
  readonly due: readonly DueItem[]
  readonly timeline: TimelinePage
  readonly together: ReadonlyMap<string, number>
  readonly nameOf: NameOf
  readonly actor: Actor
  readonly params: PersonParams
  readonly today: Day
}

const riskOf = ({ state: { risk } }: Person) => ({
  overall: riskTag(risk?.overall ?? null),
  assessed: risk ? `assessed ${dayText(risk.on)}` : 'nobody has recorded an assessment',
  groups: risk
    ? [
        { to: 'Children', tag: riskTag(risk.children) },
        { to: 'The public', tag: riskTag(risk.public) },
        { to: 'A known adult', tag: riskTag(risk.knownAdult) },
        { to: 'Staff', tag: riskTag(risk.staff) },
      ]
    : [],
})

const barOf = ({ state: { identity, tier } }: Person, today: Day) => [
  { label: 'CRN', value: identity?.crn ?? NOT_RECORDED },
  {
    label: 'Date of birth',
    value: identity ? `${dayText(identity.dateOfBirth)}, ${ageOn(identity.dateOfBirth, today)}` : NOT_RECORDED,
  },
  { label: 'Tier', value: tier?.name ?? NOT_RECORDED },
]

const involvedIn = ({ person: { officerName, teamName, pduName, state }, nameOf, today }: Known) => ({
  officer: officerName ?? '',
  waiting: state.withoutOfficerSince
    ? `Waiting since ${dayText(state.withoutOfficerSince)}: ${waitedText(state.withoutOfficerSince, today)}`
    : '',
  place: `${teamName}, ${pduName}`,
  workers: state.workers.toReversed().map(({ code, entries, first, last }) => ({
    name: nameOf(code),
    work: `${countedText(entries, 'entry', 'entries')}, ${happenedText({ from: first, to: last })}`,
  })),
})

/** Said at the top already, or beside the sections. */
const besideTheTop: ReadonlySet<string> = new Set(['identity'])

type Rights = Pick<Known, 'rule' | 'actor'> & { readonly mayWrite: boolean }

const actionsFor = (path: string, { rule, actor, mayWrite }: Rights, today: Day) => [
  ...(mayWrite
    ? [
        { text: 'Add an entry', href: `${path}/entries/new`, isFirst: true },
        { text: 'Book an appointment', href: `${path}/entries/new?kind=appointment-booked`, isFirst: false },
      ]
    : []),
  { text: 'Why this tier', href: `${path}/tier`, isFirst: false },
  { text: 'As at another day', href: `${path}/as-at?day=${today}`, isFirst: false },
  { text: 'What was known on a day', href: `${path}/known-on?day=${today}`, isFirst: false },
  { text: 'Summary to print', href: `${path}/summary`, isFirst: false },
  ...(rule === 'allocation' || rule === 'team'
    ? [{ text: 'Who has opened this record', href: `${path}/opened`, isFirst: false }]
    : []),
  ...(isToWrite(rule) && can.keepLists.roles.includes(actor.role)
    ? [{ text: 'Who may open this record', href: `${path}/limited-access`, isFirst: false }]
    : []),
]

/** Every word of the page about one person. */
export const presentPerson = (known: Known) => {
  const { person, timeline, nameOf, actor, params, today } = known
  const { state } = person
  const path = `/people/${person.personId}`
  const mayWrite = can.write.roles.includes(actor.role) && isToWrite(known.rule)
  const filter = filterView(params, { workers: state.workers, nameOf }, today)
  const isNarrowed = filter.selected !== null
  return {
    title: 'Person on probation',
    heading: state.identity?.name ?? NOT_RECORDED,
    breadcrumbs: [{ text: 'People on probation', href: '/people' }],
    bar: barOf(person, today),
    alerts: state.registrations.map(({ type }) => wordsOf('registration-type', type)),
    ended: state.ended ? `Supervision ended ${dayText(state.ended.on)}` : '',
    risk: riskOf(person),
    actions: actionsFor(path, { rule: known.rule, actor, mayWrite }, today),
    sections: recordSections(state, nameOf, today).filter(({ id }) => !besideTheTop.has(id)),
    due: personDue(person.personId, known.due, today),
    compliance: complianceOf(state, today),
    involved: involvedIn(known),
    handover: handoverView(state.handover, today),
    filter,
    entries: timeline.entries.map(placed =>
      timelineEntry(placed, { nameOf, mayWrite, together: known.together, countersignatures: state.countersignatures }),
    ),
    nothing: timeline.total === 0 ? 'No entry is found. Take a filter away to see more.' : '',
    pages: paginate(
      {
        total: timeline.total,
        page: params.page,
        size: ENTRIES_TO_A_PAGE,
        things: isNarrowed ? 'entries found' : 'entries, the latest first',
      },
      filter.address,
    ),
  }
}
