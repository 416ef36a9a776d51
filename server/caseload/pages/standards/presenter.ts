import { bankHolidays, type Known, type StandardSet, standardSets } from '@candour/timeliness'
import { dayText } from '#platform/web/dates.ts'
import { limitText } from '../../timeliness/words.ts'

const head = (text: string) => ({ text, numeric: false, href: null, ariaSort: null })

const dayOrWhy = (day: Known<string>): string => (day.known ? dayText(day.value) : day.why)

/** "In force from …" in one sentence for a set. */
export const heldText = ({ from, until, supersededBy }: StandardSet): string =>
  [
    from.known ? `From ${dayText(from.value)}.` : `${from.why}.`,
    ...(until === null ? [] : [`Until: ${dayOrWhy(until)}.`]),
    ...(supersededBy === null ? ['In use.'] : ['Kept to be read: applied to nobody.']),
  ].join(' ')

const setView = (set: StandardSet) => ({
  heading: set.title,
  source: `${set.source}. Version ${set.version}.`,
  held: heldText(set),
  table: {
    caption: set.title,
    captionHidden: true,
    heads: ['Standard', 'Limit', 'Source'].map(head),
    rows: set.standards.map(standard => [
      { text: standard.name, href: `/standards/${standard.id}` },
      { text: limitText(standard) },
      { text: standard.source },
    ]),
  },
})

/** Every word of the list of standards. */
export const presentStandards = () => ({
  title: 'Standards of timeliness',
  heading: 'Standards of timeliness',
  breadcrumbs: [{ text: 'Home', href: '/' }],
  holidays: `A working day is Monday to Friday without the bank holidays of England and Wales, known from ${dayText(bankHolidays.from)} to ${dayText(bankHolidays.until)}. The first day does not count.`,
  sets: standardSets.map(setView),
})
