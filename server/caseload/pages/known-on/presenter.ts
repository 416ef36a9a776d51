import { clocksOf, stateOn } from '@candour/timeliness'
import type { Day } from '#platform/database/tables.ts'
import { dayText } from '#platform/web/dates.ts'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { Person } from '../../queries/person.ts'
import type { Entry } from '../../record/entry.ts'
import type { NameOf } from '../../record/fields.ts'
import type { KnownOn } from '../../record/known-on.ts'
import { threadsOf } from '../../timeliness/threads-of.ts'
import { itemText, stateTags } from '../../timeliness/words.ts'
import { recordSections } from '../../words/sections/record-sections.ts'
import { breadcrumbsOf, captionOf } from '../add-entry/presenter.ts'
import type { ChosenDay } from '../as-at/chosen-day.ts'
import { dayForm } from '../as-at/presenter.ts'
import { entryView } from './entry-view.ts'

type Known = {
  readonly person: Person
  readonly known: KnownOn | undefined
  readonly chosen: ChosenDay
  readonly nameOf: NameOf
  readonly today: Day
}

/** The last entries that were known, in full; before them only their number. */
const SHOWN = 30

/** The entries whose words stand on the page. */
export const shownIn = ({ known, later }: KnownOn): readonly Entry[] => [...known.slice(0, SHOWN), ...later]

const clocksThen = ({ state }: KnownOn, day: Day) =>
  clocksOf(threadsOf(state)).map(clock => {
    const { state: stood, due, why } = stateOn(clock, day)
    return { name: itemText(clock.standard).name, tag: stateTags[stood], when: due ? `Due ${dayText(due)}` : why }
  })

const contentOf = (known: KnownOn, day: Day, nameOf: NameOf) => ({
  sections: recordSections(known.state, nameOf, day),
  clocks: clocksThen(known, day),
  entries: known.known.slice(0, SHOWN).map(entry => entryView(entry, nameOf)),
  counted:
    known.known.length > SHOWN
      ? `The last ${SHOWN} of ${countText(known.known.length)} entries that counted that day.`
      : `${countedText(known.known.length, 'entry', 'entries')} counted that day.`,
  later: known.later.map(entry => entryView(entry, nameOf)),
  laterText:
    known.later.length === 0
      ? 'Nothing has been recorded since about that day or earlier ones.'
      : `${countedText(known.later.length, 'entry', 'entries')} about that day or earlier ones were recorded afterwards. Nobody could read them on the day.`,
})

/** Every word of the page on what was known on a day. */
export const presentKnownOn = ({ person, known, chosen, nameOf, today }: Known) => {
  const path = `/people/${person.personId}`
  return {
    title: 'What was known on a day',
    heading: chosen.ok ? `What was known on ${dayText(chosen.day)}` : 'What was known on a day',
    caption: captionOf(person),
    breadcrumbs: breadcrumbsOf(person),
    dayForm: dayForm(`${path}/known-on`, chosen),
    about: 'Only what had been recorded by the end of that day, and had happened by then.',
    asAtHref: `${path}/as-at?day=${chosen.ok ? chosen.day : today}`,
    content: known && chosen.ok ? contentOf(known, chosen.day, nameOf) : null,
  }
}
