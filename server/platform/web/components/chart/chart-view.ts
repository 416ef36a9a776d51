import type { DrawnBars } from './bar-chart.ts'
import type { DrawnLines } from './line-chart.ts'

/** What the macro `chart` needs: the drawing, and the same numbers as a table. */
export type ChartView = {
  readonly id: string
  readonly heading: string
  readonly finding: string
  readonly drawing: DrawnBars | DrawnLines
  /** Names of the lines with their styles, above the drawing. Empty when the drawing names everything itself. */
  readonly key: readonly { readonly text: string; readonly style: number }[]
  readonly table: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }
}
