import { type Address, changed, hrefOf } from '../../address.ts'

/** One thing to filter by, as its form field has it. */
export type FilterGroup = {
  readonly heading: string
  /** The field's name in the query. */
  readonly name: string
  readonly chosen: string | readonly string[]
  /** What each value is called; a value that is not here (words that were searched for) is shown as it is. */
  readonly texts?: ReadonlyMap<string, string>
}

export type SelectedFilters = {
  readonly clearHref: string
  readonly groups: readonly { heading: string; items: readonly { text: string; href: string }[] }[]
}

/** What is chosen, each with a link that takes just it away; null when nothing is. */
export const selectedFilters = (groups: readonly FilterGroup[], address: Address): SelectedFilters | null => {
  const shown = groups.flatMap(({ heading, name, chosen, texts }) => {
    const values = [chosen].flat().filter(value => value !== '')
    const items = values.map(value => {
      const rest = values.filter(one => one !== value)
      return { text: texts?.get(value) ?? value, href: hrefOf(changed(address, { [name]: rest, page: undefined })) }
    })
    return items.length > 0 ? [{ heading, items }] : []
  })
  if (shown.length === 0) return null
  const none = Object.fromEntries(groups.map(({ name }) => [name, undefined]))
  return { groups: shown, clearHref: hrefOf(changed(address, { ...none, page: undefined })) }
}
