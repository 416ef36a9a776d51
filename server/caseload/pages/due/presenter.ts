import type { Day } from '#platform/database/tables.ts'
import { countText } from '#platform/web/numbers.ts'
import { type DueForPerson, MOST_DUE } from '../../queries/due.ts'
import { sectionsOf } from '../home/presenter.ts'

/** Every word of the list of all that is open with one practitioner. */
export const presentDue = (mine: readonly DueForPerson[], today: Day) => ({
  title: 'Everything open with you',
  heading: 'Everything open with you',
  breadcrumbs: [{ text: 'Home', href: '/' }],
  tooMany: mine.length === MOST_DUE ? `The first ${countText(MOST_DUE)} are shown, the earliest days first.` : '',
  sections: sectionsOf(mine, today, mine.length),
})
