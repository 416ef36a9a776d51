export type Outcome =
  | { readonly verdict: 'passed' }
  | { readonly verdict: 'failed'; readonly expected: string; readonly got: string }
  | { readonly verdict: 'not supported'; readonly why: string }

/** Runs one case of a vector file. Throws nothing: a case it cannot read is `not supported` with the reason. */
export type RunCase = (vector: Readonly<Record<string, unknown>>, header: Readonly<Record<string, unknown>>) => Outcome
