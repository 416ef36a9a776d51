import { type Address, changed, hrefOf } from '../../address.ts'
import { countText } from '../../numbers.ts'

type PageLink = { readonly number: number; readonly href: string; readonly current: boolean }
type Gap = { readonly ellipsis: true }

export type Pagination = {
  /** "Showing 26 to 50 of 305 cases". */
  readonly showing: string
  /** Null when everything is on one page. */
  readonly links: {
    readonly previous: { readonly href: string } | null
    readonly next: { readonly href: string } | null
    readonly items: readonly (PageLink | Gap)[]
  } | null
}

export type Shown = {
  readonly total: number
  /** From 1. */
  readonly page: number
  readonly size: number
  /** What is listed: "cases". */
  readonly things: string
}

/** First, last, the current one and its neighbours. */
const numbersAround = (page: number, last: number): number[] =>
  [...new Set([1, page - 1, page, page + 1, last])].filter(number => number >= 1 && number <= last)

/** How many rows come before this page; a page past the end shows the last one. */
export const offsetOf = ({ total, page, size }: Omit<Shown, 'things'>): number =>
  (Math.min(page, Math.max(1, Math.ceil(total / size))) - 1) * size

/** Links to the other pages, keeping filters and order. */
export const paginate = (shown: Shown, address: Address): Pagination => {
  const { total, size, things } = shown
  const last = Math.max(1, Math.ceil(total / size))
  const offset = offsetOf(shown)
  const page = offset / size + 1
  const end = Math.min(total, offset + size)
  const showing =
    total === 0
      ? `0 ${things}`
      : `Showing ${countText(offset + 1)} to ${countText(end)} of ${countText(total)} ${things}`
  if (last === 1) return { showing, links: null }

  const hrefTo = (number: number): string => hrefOf(changed(address, { page: number === 1 ? undefined : number }))
  const items = numbersAround(page, last).flatMap((number, index, all): (PageLink | Gap)[] => {
    const link = { number, href: hrefTo(number), current: number === page }
    const before = all[index - 1] ?? number - 1
    return number - before > 1 ? [{ ellipsis: true }, link] : [link]
  })
  return {
    showing,
    links: {
      previous: page > 1 ? { href: hrefTo(page - 1) } : null,
      next: page < last ? { href: hrefTo(page + 1) } : null,
      items,
    },
  }
}
