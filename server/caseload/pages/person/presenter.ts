import type { Actor } from '#platform/access/actor.ts'
import type { Day } from '#platform/database/tables.ts'
import { paginate } from '#platform/web/components/pagination/paginate.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import { wordsOf } from '../../codes/codes.ts'
import { enquiryStages, enquiryTargets } from '../../kinds/partners/enquiry.ts'
import { kindOf, kinds } from '../../kinds/registry.ts'
import { requirements } from '../../kinds/sentence/sentence-started.ts'
import { can } from '../../permissions.ts'
import type { Person, Worker } from '../../queries/person.ts'
import { ENTRIES_TO_A_PAGE, type TimelineEntry } from '../../queries/timeline.ts'
import { happenedText, type NameOf } from '../../record/fields.ts'
import type { Enquiry, Registration } from '../../record/state.ts'
import { answersOf, entryHref, notesOf, originOf, tagsOf, titleOf } from '../../words/entry-words.ts'
import { handoverView } from '../../words/handover-words.ts'
import { standingOf } from '../../words/standing-words.ts'
import { ageOn, dayOrNot, labelled, NOT_RECORDED, riskTag, sentenceText, waitedText } from '../../words/words.ts'
import type { PersonParams } from './params.ts'

type Known = {
  readonly person: Person
  readonly workers: readonly Worker[]
  readonly timeline: { readonly entries: readonly TimelineEntry[]; readonly total: number }
  readonly nameOf: NameOf
  readonly actor: Actor
  readonly params: PersonParams
  readonly today: Day
}

const row = (label: string, value: string) => ({ key: { text: label }, value: { text: value } })

const registrationText = ({ type, level, since }: Registration): string =>
  `${wordsOf('registration-type', type)}${level ? `, ${level}` : ''} (since ${dayText(since)})`

const enquiryText = ({ to, stage, on }: Enquiry): string =>
  `${labelled(enquiryTargets, to)}: ${labelled(enquiryStages, stage).toLowerCase()} (${dayText(on)})`

const listed = (texts: readonly string[]): string => texts.join('; ') || 'None recorded'

const planText = ({ state: { plan } }: Person): string => {
  if (!plan) return NOT_RECORDED
  return `Made ${dayText(plan.on)}, ${plan.reviewDue ? `review due ${dayText(plan.reviewDue)}` : 'no review dated'}`
}

const supervisionOf = (person: Person) => {
  const { state } = person
  return [
    row('Sentence', sentenceText(state.sentence?.type ?? null)),
    row('Started', dayOrNot(state.sentence?.started)),
    state.ended ? row('Ended', dayText(state.ended.on)) : row('Ends', dayOrNot(state.sentence?.ends)),
    row('Requirements', listed((state.sentence?.requirements ?? []).map(one => labelled(requirements, one)))),
    row('Plan', planText(person)),
    row('Last reviewed', dayOrNot(state.reviewedOn)),
    row('Last contact', dayOrNot(state.lastContact)),
    row('Registrations', listed(state.registrations.map(registrationText))),
    row('Enquiries', listed(state.enquiries.map(enquiryText))),
  ]
}

const riskOf = ({ state: { risk } }: Person) => ({
  overall: riskTag(risk?.overall ?? null),
  assessed: risk ? `Assessed ${dayText(risk.on)}` : 'Nobody has recorded an assessment',
  groups: risk
    ? [
        { to: 'Children', tag: riskTag(risk.children) },
        { to: 'The public', tag: riskTag(risk.public) },
        { to: 'A known adult', tag: riskTag(risk.knownAdult) },
        { to: 'Staff', tag: riskTag(risk.staff) },
      ]
    : [],
})

const involvedIn = ({ person: { officerName, teamName, pduName, state }, workers, today }: Known) => ({
  officer: officerName ?? '',
  waiting: state.withoutOfficerSince
    ? `Waiting since ${dayText(state.withoutOfficerSince)}: ${waitedText(state.withoutOfficerSince, today)}`
    : '',
  place: `${teamName}, ${pduName}`,
  workers: workers.map(({ name, entries, first, last }) => ({
    name,
    work: `${countedText(entries, 'entry', 'entries')}, ${happenedText({ from: first, to: last })}`,
  })),
})

const timelineEntry = (placed: TimelineEntry, { person, nameOf }: Known, mayWrite: boolean) => {
  const { entry } = placed
  const standing = standingOf(person.state.countersignatures, entry.entryId)
  const hidden = `: ${kindOf(entry.kind).title}, ${happenedText(entry.happened)}`
  return {
    id: entry.entryId,
    title: titleOf(entry),
    by: nameOf(entry.workDoneBy),
    when: happenedText(entry.happened),
    datetime: entry.happened.from,
    tags: [...tagsOf(placed), ...standing.tags],
    paragraphs: notesOf(entry),
    facts: [...answersOf(entry, nameOf), ...standing.facts, ...originOf(placed, nameOf)],
    links: [
      { text: 'Versions and proof', href: entryHref(entry), hidden },
      ...(mayWrite && !placed.correctedBy ? [{ text: 'Correct', href: `${entryHref(entry)}/correct`, hidden }] : []),
    ],
  }
}

/** Every word of the page about one person. */
export const presentPerson = (known: Known) => {
  const { person, timeline, actor, params, today } = known
  const { identity, tier } = person.state
  const path = `/people/${person.personId}`
  const mayWrite = can.write.roles.includes(actor.role)
  const things = params.kind ? 'entries of this kind' : 'entries, the latest first'
  return {
    title: 'Person on probation',
    heading: identity?.name ?? NOT_RECORDED,
    breadcrumbs: [{ text: 'People on probation', href: '/people' }],
    bar: [
      { label: 'CRN', value: identity?.crn ?? NOT_RECORDED },
      {
        label: 'Date of birth',
        value: identity ? `${dayText(identity.dateOfBirth)}, ${ageOn(identity.dateOfBirth, today)}` : NOT_RECORDED,
      },
      { label: 'Tier', value: tier?.name ?? NOT_RECORDED },
    ],
    risk: riskOf(person),
    supervision: supervisionOf(person),
    involved: involvedIn(known),
    handover: handoverView(person.state.handover, today),
    addHref: mayWrite ? `${path}/entries/new` : '',
    path,
    kindChoices: [
      { value: '', text: 'Every kind', selected: params.kind === '' },
      ...kinds.map(({ kind, title }) => ({ value: kind, text: title, selected: kind === params.kind })),
    ],
    entries: timeline.entries.map(placed => timelineEntry(placed, known, mayWrite)),
    pages: paginate(
      { total: timeline.total, page: params.page, size: ENTRIES_TO_A_PAGE, things },
      { path, query: { kind: params.kind } },
    ),
  }
}
