import type { Actor } from '#platform/access/actor.ts'
import type { Day } from '#platform/database/tables.ts'
import { roleText } from '#platform/web/role-text.ts'
import type { HomeRequest } from '#platform/web/room.ts'
import { type DueForPerson, MOST_DUE, type StandardCounts } from '../../queries/due.ts'
import { daysBetween } from '../../record/late.ts'
import { ownItems } from '../../timeliness/due-items.ts'
import { countsTable } from '../team-timeliness/presenter.ts'
import { appointmentView, type DueView, dueView } from './due-view.ts'

type Known = {
  readonly actor: Actor
  readonly today: Day
  readonly panels: HomeRequest['panels']
  readonly places: HomeRequest['places']
  readonly unitName: string
  readonly mine: readonly DueForPerson[]
  /** What waits for a senior's signature in the team, and how the team stands. */
  readonly toSign: readonly DueForPerson[]
  readonly counts: readonly StandardCounts[]
}

type Section = {
  readonly id: string
  readonly heading: string
  readonly count: number
  readonly items: readonly DueView[]
  readonly more: string
  readonly empty: string
}

/** A section of the home page shows this many; the list of everything shows the rest. */
const SHOWN = 10
/** "Next": what falls due within this many days. */
const SOON_DAYS = 14

const section = (
  { id, heading, empty }: Pick<Section, 'id' | 'heading' | 'empty'>,
  found: readonly DueForPerson[],
  view: (item: DueForPerson) => DueView,
  shown: number,
): Section => ({
  id,
  heading,
  empty,
  count: found.length,
  items: found.slice(0, shown).map(view),
  more: found.length > shown ? `Show all ${found.length}` : '',
})

const isAppointment = ({ standard }: DueForPerson): boolean => standard === ownItems.appointment

/** Open things as the sections of a day: what is on, what lacks an outcome, what is over, what comes, what has no day. */
export const sectionsOf = (mine: readonly DueForPerson[], today: Day, shown = SHOWN): Section[] => {
  const appointments = mine.filter(isAppointment)
  const tasks = mine.filter(item => !isAppointment(item))
  const on = ({ due }: DueForPerson): number => daysBetween(today, due ?? today)
  const appointment = (item: DueForPerson) => appointmentView(item, today)
  const task = (item: DueForPerson) => dueView(item, today)
  const dated = tasks.filter(item => item.due !== null)
  return [
    section(
      { id: 'today', heading: 'Appointments today', empty: 'None booked for today.' },
      appointments.filter(item => on(item) === 0),
      appointment,
      shown,
    ),
    section(
      { id: 'outcomes', heading: 'Outcomes not recorded', empty: 'Every appointment before today has its outcome.' },
      appointments.filter(item => on(item) < 0),
      appointment,
      shown,
    ),
    section(
      { id: 'overdue', heading: 'Overdue', empty: 'Nothing is overdue.' },
      dated.filter(item => on(item) < 0),
      task,
      shown,
    ),
    section(
      { id: 'next', heading: 'Due in the next 14 days', empty: 'Nothing falls due in the next 14 days.' },
      dated.filter(item => on(item) >= 0 && on(item) <= SOON_DAYS),
      task,
      shown,
    ),
    section(
      { id: 'week', heading: 'Appointments in the next 7 days', empty: 'None booked.' },
      appointments.filter(item => on(item) > 0 && on(item) <= 7),
      appointment,
      shown,
    ),
    section(
      { id: 'no-day', heading: 'Open, with no day given', empty: 'Nothing.' },
      tasks.filter(item => item.due === null),
      task,
      shown,
    ),
  ]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const signSection = (toSign: readonly DueForPerson[], today: Day): Section =>
  section(
    { id: 'signatures', heading: 'Assessments waiting for a countersignature', empty: 'None waits.' },
    toSign,
    item => ({ ...dueView(item, today), why: item.officerName ? `Named officer: ${item.officerName}` : '' }),
    SHOWN,
  )

/** Every word of the home page of a practitioner or a senior. */
export const presentHome = (known: Known) => {
  const { actor, today, panels, places, unitName, mine, toSign, counts } = known
  const isSenior = actor.role === 'spo'
  const sections = [...(isSenior ? [signSection(toSign, today)] : []), ...sectionsOf(mine, today)]
  return {
    title: 'Home',
    heading: actor.name,
    whoYouAre: unitName ? `${capital(roleText(actor.role))}, ${unitName}` : capital(roleText(actor.role)),
    summary: sections
      .filter(({ count }) => count > 0)
      .map(({ id, heading, count }) => ({
        href: `#${id}`,
        text: `${heading}: ${count === MOST_DUE ? `${count} or more` : count}`,
      })),
    quiet: sections.every(({ count }) => count === 0) ? 'Nothing is due, overdue or booked with you.' : '',
    sections: sections.filter(({ count }) => count > 0),
    panels: panels.map(panel => ({ ...panel, ingredients: panel.ingredients ?? [] })),
    places,
    teamHeading: isSenior && actor.unit !== null ? `How ${unitName} stands` : '',
    team: isSenior && actor.unit !== null ? countsTable(counts, actor.unit, { captionHidden: true }) : null,
  }
}
