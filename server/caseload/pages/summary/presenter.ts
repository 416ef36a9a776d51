import type { Actor } from '#platform/access/actor.ts'
import type { Day } from '#platform/database/tables.ts'
import { dayText, instantText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import { wordsOf } from '../../codes/codes.ts'
import type { Person } from '../../queries/person.ts'
import type { TimelinePage } from '../../queries/timeline.ts'
import type { NameOf } from '../../record/fields.ts'
import type { DueItem } from '../../timeliness/due-items.ts'
import { complianceOf } from '../../words/compliance.ts'
import { recordSections } from '../../words/sections/record-sections.ts'
import { NOT_RECORDED, riskTag } from '../../words/words.ts'
import { breadcrumbsOf } from '../add-entry/presenter.ts'
import { entryView } from '../known-on/entry-view.ts'
import { personDue } from '../person/due-view.ts'

type Known = {
  readonly person: Person
  readonly due: readonly DueItem[]
  readonly timeline: TimelinePage
  readonly nameOf: NameOf
  readonly actor: Actor
  readonly today: Day
  readonly now: Date
}

/** Every word of the summary of a case. */
export const presentSummary = ({ person, due, timeline, nameOf, actor, today, now }: Known) => {
  const { state } = person
  const path = `/people/${person.personId}`
  return {
    title: 'Case summary',
    heading: state.identity?.name ?? NOT_RECORDED,
    caption: `Case summary, CRN ${state.identity?.crn ?? NOT_RECORDED}`,
    breadcrumbs: breadcrumbsOf(person),
    htmlHref: `${path}/summary`,
    pdfHref: `${path}/summary.pdf`,
    // A name in a file name would stand in every list of downloads.
    fileName: `case-summary-${state.identity?.crn ?? person.personId}-${today}.pdf`,
    made: `Made ${instantText(now)} for ${actor.name}. Sensitive: for people who work with this case.`,
    risk: riskTag(state.risk?.overall ?? null),
    alerts: state.registrations.map(({ type }) => wordsOf('registration-type', type)),
    sections: recordSections(state, nameOf, today),
    due: personDue(person.personId, due, today).open,
    compliance: complianceOf(state, today),
    entries: timeline.entries.map(({ entry }) => entryView(entry, nameOf)),
    counted: `The last ${countText(timeline.entries.length)} of ${countText(timeline.total)} entries, on ${dayText(today)}.`,
  }
}
