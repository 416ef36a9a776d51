import { dayBefore, protectionEnd, protectionSetOn } from '@candour/workload'
import type { Day } from '#platform/database/tables.ts'
import type { View } from '#platform/web/answers.ts'
import { statusTags } from '#platform/web/components/status-tag/status-tags.ts'
import { dayText } from '#platform/web/dates.ts'
import { hoursPath } from '../../../hours/addresses.ts'
import { holdsOn, type RecordedFact } from '../../../staff/facts.ts'
import type { OfficerAtHand } from '../../../staff/officer.ts'
import type { FactKind } from '../../../staff/tables.ts'
import { factPath, ownWordsPath, peoplePath, recordPath } from '../../addresses.ts'
import { detailTitle } from '../../fact-kinds.ts'
import { gradeName } from '../../grade-name.ts'
import type { OfficerProtection } from '../../protections-on.ts'
import { protectionLines } from '../protections/words.ts'

type Facts = {
  readonly officer: OfficerAtHand
  readonly today: Day
  readonly protections: readonly OfficerProtection[]
  readonly facts: readonly RecordedFact[]
}

type StaffView = View & {
  readonly caption: string
  readonly protections: readonly { readonly title: string; readonly lines: ReturnType<typeof protectionLines> }[]
  readonly facts: readonly (readonly object[])[]
  readonly actions: readonly { readonly text: string; readonly href: string }[]
  readonly hoursHref: string
}

/** Every word of the page of what is recorded of an officer besides hours. */
export const presentStaff = ({ officer, today, protections, facts }: Facts): StaffView => ({
  title: 'Protections, absences and measures',
  heading: officer.name,
  caption: `${gradeName(officer.grade)}, ${officer.teamName}`,
  breadcrumbs: officer.isSelf ? [] : [{ text: officer.teamName, href: peoplePath(officer.team) }],
  protections: protections.map(one => ({ title: one.title, lines: protectionLines(one) })),
  facts: facts.map(fact => factRow({ ...fact, to: lastDayOf(fact) }, today)),
  actions: officer.isSelf ? ownActions(officer.code) : officer.mayRecord ? actionsFor(officer.code) : [],
  hoursHref: hoursPath({ team: officer.team, officer: officer.code }),
})

const actionTexts: Readonly<Record<FactKind, string>> = {
  protection: 'Record a protection',
  absence: 'Record an absence',
  measure: 'Record a measure of work improvement',
  agency: 'Record agency work',
  leaving: 'Record that they leave',
}

const actionsFor = (officer: string) =>
  (['protection', 'absence', 'measure', 'agency', 'leaving'] as const).map(kind => ({
    text: actionTexts[kind],
    href: recordPath(officer, kind),
  }))

const ownActions = (officer: string) => [
  { text: 'What you say of yourself, for those who choose officers', href: ownWordsPath(officer) },
]

const kindTexts: Readonly<Record<FactKind, string>> = {
  protection: 'Protection',
  absence: 'Absence',
  measure: 'Measure of work improvement',
  agency: 'Agency work',
  leaving: 'Leaving',
}

/** A protection without a recorded last day ends with its last stage. */
const lastDayOf = ({ kind, detail, from, to }: RecordedFact): Day | null => {
  const set = protectionSetOn(from)
  const rule = kind === 'protection' && set.known ? set.value.protections.find(({ id }) => id === detail) : undefined
  return to ?? (rule ? protectionEnd(rule, from) : null)
}

const factRow = (fact: RecordedFact, today: Day) => {
  const [first, last] =
    fact.kind === 'leaving'
      ? ['', dayText(dayBefore(fact.from))]
      : [dayText(fact.from), fact.to ? dayText(fact.to) : 'Open']
  const tag = factTag(fact, today)
  return [
    { text: detailTitle(fact.kind, fact.detail), note: kindTexts[fact.kind], href: factPath(fact.officer, fact.id) },
    { text: first },
    { text: last },
    { text: tag.text, tag },
  ]
}

/** Where a fact stands on a day. */
const factTag = (fact: RecordedFact, today: Day) => {
  if (fact.from > today) return statusTags.scheduled
  return holdsOn(fact, today) ? statusTags.active : statusTags.archived
}
