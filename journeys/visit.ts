/** Somebody who may see a page, and its address with real parameters. */
export type Visit = { readonly as: string; readonly path: string }

/** Visits of one person to some addresses. */
export const by =
  (as: string) =>
  (...paths: readonly string[]): readonly Visit[] =>
    paths.map(path => ({ as, path }))
