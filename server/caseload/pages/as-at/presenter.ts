import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText } from '#platform/web/numbers.ts'
import type { Person } from '../../queries/person.ts'
import type { NameOf } from '../../record/fields.ts'
import type { CaseState } from '../../record/state.ts'
import { recordSections } from '../../words/sections/record-sections.ts'
import type { Row, Section } from '../../words/sections/section.ts'
import { breadcrumbsOf, captionOf } from '../add-entry/presenter.ts'
import type { ChosenDay } from './chosen-day.ts'

type Known = {
  readonly person: Person
  readonly earlier: CaseState | undefined
  readonly chosen: ChosenDay
  readonly nameOf: NameOf
  readonly today: Day
}

const NOTHING = ['Not there']

const compared = (label: string, earlier: Row | undefined, now: Row | undefined) => {
  const [before, after] = [earlier?.lines ?? NOTHING, now?.lines ?? NOTHING]
  return { label, earlier: before, now: after, differs: before.join('\n') !== after.join('\n') }
}

/** The lines of one subject side by side, in the order of today; what only the earlier state has comes after. */
const sideBySide = (earlier: Section, now: Section) => {
  const labels = [...new Set([...now.rows, ...earlier.rows].map(({ label }) => label))]
  const find = (section: Section, label: string) => section.rows.find(row => row.label === label)
  return {
    id: now.id,
    heading: now.heading,
    rows: labels.map(label => compared(label, find(earlier, label), find(now, label))),
  }
}

/** The form that asks for a day. */
export const dayForm = (path: string, chosen: ChosenDay) => ({
  action: path,
  value: chosen.typed,
  error: chosen.ok ? false : { text: chosen.why },
})

/** Every word of the page that shows a record as at a day beside today. */
export const presentAsAt = ({ person, earlier, chosen, nameOf, today }: Known) => {
  const path = `/people/${person.personId}`
  const day = chosen.ok ? chosen.day : today
  const before = earlier ? recordSections(earlier, nameOf, day) : []
  const now = recordSections(person.state, nameOf, today)
  const sections = before.flatMap((section, index) => {
    const beside = now[index]
    return beside ? [sideBySide(section, beside)] : []
  })
  const differences = sections.flatMap(section => section.rows).filter(row => row.differs).length
  return {
    title: 'A record as at a day',
    heading: chosen.ok ? `As at ${dayText(chosen.day)}` : 'As at a day',
    caption: captionOf(person),
    breadcrumbs: breadcrumbsOf(person),
    dayForm: dayForm(`${path}/as-at`, chosen),
    about: 'What the record says today about that day: what was written down later counts too.',
    knownHref: `${path}/known-on?day=${day}`,
    thenText: chosen.ok ? dayText(chosen.day) : '',
    nowText: `Today, ${dayText(today)}`,
    differences: earlier ? `${countedText(differences, 'line differs', 'lines differ')} from today.` : '',
    sections,
  }
}
