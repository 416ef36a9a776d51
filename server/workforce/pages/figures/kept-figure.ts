import { known } from '@candour/workload'
import { dayText } from '#platform/web/dates.ts'
import { countText } from '#platform/web/numbers.ts'
import type { KeptFigure } from '../../challenges/kept-figure.ts'
import { capital, hoursText, percentText } from './words.ts'

type Step = { readonly key: { readonly text: string }; readonly value: { readonly text: string } }
type Cell = { readonly text: string; readonly numeric?: boolean }

/** A kept figure, ready for a page. */
export type KeptFigureView = { readonly steps: readonly Step[]; readonly rows: readonly (readonly Cell[])[] }

const step = (key: string, value: string): Step => ({ key: { text: key }, value: { text: value } })
const count = (value: number | null): string => (value === null ? 'Unknown' : countText(value))
const number = (value: number | null): Cell => ({ text: value === null ? '' : countText(value), numeric: true })

/** "112.4%", or why it is not known. */
export const keptPercentText = ({ percent, why }: KeptFigure): string =>
  percent === null ? `Unknown: ${why ?? 'no reason was kept'}` : percentText(known(percent))

/** Every word of a figure with what it was made of. */
export const presentKeptFigure = (figure: KeptFigure): KeptFigureView => ({
  steps: [
    step('Workload', capital(keptPercentText(figure))),
    step('Of the day', dayText(figure.day)),
    step('Source', figure.source),
    step('Rules', figure.ruleSet),
    step('Cases', count(figure.cases)),
    step('Points used', count(figure.used)),
    step('Points available', count(figure.available)),
    step('Contracted hours', hoursText(figure.contracted)),
    step('Hours taken off by reductions', hoursText(figure.reduced)),
  ],
  rows: figure.lines.map(line => [{ text: line.what }, number(line.count), number(line.weight), number(line.points)]),
})
