import type { BackTest, ForecastMethod, Tested } from '@candour/forecast'
import { shown } from '@candour/workload'
import { countText } from '#platform/web/numbers.ts'
import type { Table } from './drivers.ts'

export type TestsView = { readonly table: Table; readonly finding: string; readonly bands: string }

const percent1 = (value: number): string => `${shown({ known: true, value })}%`

const heldText = (held: Tested['held']): string => held.map(one => `${one.percent}%: ${percent1(one.held)}`).join(', ')

const row = ({ ahead, tested }: BackTest['tests'][number]) => {
  if (!tested.known)
    return [{ text: `${ahead} weeks` }, { text: 'Unknown', note: tested.why }, ...Array(5).fill({ text: '' })]
  const { tests, meanError, bias, naiveError, held, widened } = tested.value
  const cell = (text: string, note?: string) => ({ text, numeric: true, ...(note === undefined ? {} : { note }) })
  return [
    { text: `${ahead} weeks` },
    cell(percent1(meanError)),
    cell(percent1(naiveError)),
    cell(`${percent1(Math.abs(bias))} ${bias >= 0 ? 'too high' : 'too low'}`),
    widened.known
      ? cell(heldText(widened.value.held), `in ${countText(widened.value.tests)} forecasts`)
      : cell('Unknown', widened.why),
    cell(heldText(held), `in ${countText(tests)} forecasts`),
    cell(countText(tests)),
  ]
}

/** A band that held this much less often than it says is no promise. */
const SHORT_BY = 10

/** What the back-test measured of the band that pages speak of. */
const bandsText = (known: readonly Tested[], { bands: [, wide] }: ForecastMethod): string => {
  const measured = known.flatMap(({ ahead, widened }) => {
    const held = widened.known ? widened.value.held.find(({ percent }) => percent === wide)?.held : undefined
    return held === undefined ? [] : [{ ahead, held }]
  })
  const made = `The bands are widened by how far past forecasts missed, never narrowed.`
  if (measured.length === 0) return `${made} How often widened bands hold is not known yet: the record is too short.`
  const said = measured.map(({ ahead, held }) => `${percent1(held)} at ${ahead} weeks`).join(', ')
  const short = measured.filter(({ held }) => held < wide - SHORT_BY)
  const warning =
    short.length === 0
      ? ''
      : ` At ${short.map(({ ahead }) => ahead).join(' and ')} weeks that is clearly less than it says: read the bands as too narrow there.`
  return `${made} Tried on past forecasts that the widening had not seen, the ${wide}% band held ${said}.${warning}`
}

/** How wrong forecasts would have been, and how often their bands held. */
export const testsOf = (tests: BackTest['tests'], method: ForecastMethod): TestsView => {
  const known = tests.flatMap(({ tested }) => (tested.known ? [tested.value] : []))
  const better = known.filter(({ meanError, naiveError }) => meanError < naiveError)
  return {
    finding:
      known.length === 0
        ? 'The record is too short to say how wrong this would have been.'
        : `It would have been nearer than “nothing changes” at ${better.length} of ${known.length} distances.`,
    bands: known.length === 0 ? '' : bandsText(known, method),
    table: {
      caption: 'How wrong this would have been',
      heads: [
        { text: 'Weeks ahead' },
        { text: 'Mean error of points', numeric: true },
        { text: 'Error of “nothing changes”', numeric: true },
        { text: 'On average', numeric: true },
        { text: 'How often a band held what came', numeric: true },
        { text: 'Without the widening', numeric: true },
        { text: 'Forecasts tried', numeric: true },
      ],
      rows: tests.map(row),
    },
  }
}
