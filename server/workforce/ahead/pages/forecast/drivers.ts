import type { Forecast, Moved } from '@candour/forecast'
import { countedText, countText } from '#platform/web/numbers.ts'
import type { RulesAhead } from '../../ahead-of.ts'
import { changeText, weekText } from '../../words.ts'

type Cell = { readonly text: string; readonly numeric?: boolean; readonly note?: string; readonly href?: string }
export type Table = {
  readonly caption: string
  readonly heads: readonly { readonly text: string; readonly numeric?: boolean }[]
  readonly rows: readonly (readonly Cell[])[]
}

const moved = ({ people, points }: Moved, sign: 1 | -1): Cell => ({
  text: changeText(sign * points),
  numeric: true,
  note: people === 0 ? 'nobody' : peopleText(people),
})

const tenth = (people: number): string =>
  people.toLocaleString('en-GB', { maximumFractionDigits: people < 10 && !Number.isInteger(people) ? 1 : 0 })

const peopleText = (people: number): string =>
  Number.isInteger(people) ? countedText(people, 'person', 'people') : `${tenth(people)} people`

/** What is expected to move the points, week by week. */
export const driverTable = ({ weeks }: Forecast, { on }: RulesAhead): Table => ({
  caption: 'What drives it: points, and people, by week',
  heads: [
    { text: 'Week to' },
    { text: 'Sentences end', numeric: true },
    { text: 'Released to licence', numeric: true },
    { text: 'Expected to come', numeric: true },
    { text: 'Other changes', numeric: true },
    { text: 'Points available', numeric: true },
    { text: 'Points used, middle', numeric: true },
  ],
  rows: weeks.flatMap(({ week, drivers, used, available }) => {
    if (!drivers) return []
    const { ends, releases, receipts, other, available: change } = drivers
    const note = change.known && change.value !== 0 ? { note: changeText(change.value) } : {}
    return [
      [
        { text: weekText(on, week) },
        moved(ends, -1),
        moved(releases, 1),
        moved(receipts, 1),
        { text: changeText(other), numeric: true },
        { text: available.known ? countText(available.value) : 'Unknown', numeric: true, ...note },
        { text: countText(used.median), numeric: true },
      ],
    ]
  }),
})
