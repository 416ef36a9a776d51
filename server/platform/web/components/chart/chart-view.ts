type DrawnBar = {
  readonly label: string
  readonly text: string
  readonly labelY: number
  readonly y: number
  /** Percent of the drawing's width; null when the value is unknown. */
  readonly width: number | null
  readonly isAbove: boolean
}

export type BarTick = { readonly x: number; readonly text: string; readonly anchor: 'start' | 'middle' | 'end' }

export type DrawnBars = {
  readonly kind: 'bars'
  readonly height: number
  readonly barHeight: number
  readonly bars: readonly DrawnBar[]
  readonly ticks: readonly BarTick[]
  readonly limit: { readonly x: number; readonly text: string } | null
  readonly top: number
  readonly bottom: number
}

type LineTick = { readonly at: number; readonly text: string }

export type DrawnLines = {
  readonly kind: 'lines'
  readonly height: number
  readonly top: number
  /** Percent of the width. */
  readonly left: number
  readonly paths: readonly { readonly d: string; readonly dots: string; readonly style: number }[]
  readonly ticks: readonly LineTick[]
  readonly first: string
  readonly last: string
  readonly limit: LineTick | null
  /** Moments that are marked across the drawing; `x` in percent of its width. */
  readonly marks: readonly { readonly x: number; readonly text: string }[]
}

export type DrawnFan = {
  readonly kind: 'fan'
  readonly height: number
  readonly top: number
  /** Percent of the width. */
  readonly left: number
  /** Widest band first. */
  readonly areas: readonly { readonly d: string; readonly style: number }[]
  readonly median: string
  readonly ticks: readonly LineTick[]
  readonly first: string
  readonly last: string
  readonly limit: LineTick | null
}

/** What the macro `chart` needs: the drawing, and the same numbers as a table. */
export type ChartView = {
  readonly id: string
  readonly heading: string
  readonly finding: string
  readonly drawing: DrawnBars | DrawnLines | DrawnFan
  /** Names of the lines with their styles, above the drawing. Empty when the drawing names everything itself. */
  readonly key: readonly { readonly text: string; readonly style: number }[]
  /** The same for a fan: style 0 is its middle, the bands follow. */
  readonly fanKey?: readonly { readonly text: string; readonly style: number }[]
  readonly table: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }
}
