import { type Address, changed, hrefOf } from '../../address.ts'

export type Order = 'ascending' | 'descending'
export type Sorting = { readonly by: string; readonly order: Order }

/** A column; with `sort`, its heading is a link that sorts by that key. */
export type Column = {
  readonly text: string
  readonly numeric?: boolean
  readonly sort?: string
}

export type Head = {
  readonly text: string
  readonly numeric: boolean
  readonly href: string | null
  /** For assistive technology: which column the rows are sorted by, and how. */
  readonly ariaSort: Order | 'none' | null
}

/** A first look at numbers wants the highest on top, a first look at words starts with A. */
const firstOrder = (column: Column): Order => (column.numeric ? 'descending' : 'ascending')
const other = (order: Order): Order => (order === 'ascending' ? 'descending' : 'ascending')

/**
 * The headings of a table that the server sorts. A link keeps the filters and goes back to the first page.
 *
 * @param address of the page; the links set `sort` and `order` in its query
 */
export const sortableHeads = (columns: readonly Column[], sorting: Sorting, address: Address): Head[] =>
  columns.map(column => {
    const numeric = column.numeric ?? false
    if (!column.sort) return { text: column.text, numeric, href: null, ariaSort: null }
    const isSorted = column.sort === sorting.by
    const order = isSorted ? other(sorting.order) : firstOrder(column)
    const href = hrefOf(changed(address, { sort: column.sort, order, page: undefined }))
    return { text: column.text, numeric, href, ariaSort: isSorted ? sorting.order : 'none' }
  })
