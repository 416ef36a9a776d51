/** A page's path and query, to make links that keep what the person has chosen. */
export type Address = {
  readonly path: string
  readonly query: Readonly<Record<string, string | number | readonly string[] | undefined>>
}

/** The link to an address: empty choices are left out, lists repeat their name, order is kept. */
export const hrefOf = ({ path, query }: Address): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const values = (Array.isArray(value) ? value : [value]) as readonly (string | number | undefined)[]
    for (const one of values) if (one !== undefined && one !== '') search.append(name, String(one))
  }
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** The same address with some choices changed; `undefined` takes a choice away. */
export const changed = ({ path, query }: Address, changes: Address['query']): Address => ({
  path,
  query: { ...query, ...changes },
})

/**
 * Whether this is an address of this service and nothing else. A browser drops tabs and line ends before it reads an address, and
 * takes a backslash for a slash: "/\t/evil.example" would lead to evil.example.
 */
export const isLocal = (address: string): boolean => /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(address)
