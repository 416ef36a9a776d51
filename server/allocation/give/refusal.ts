import type { FieldError } from '#platform/web/answers.ts'

/** Why somebody is not given to somebody, in words that the person who decides can act on. */
export type Refusal = FieldError

/** What was done about one person, or why nothing was. */
export type Outcome =
  | { readonly kind: 'done'; readonly entryId: string }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

export const refusedWith = (...refusals: readonly Refusal[]): Outcome => ({ kind: 'refused', refusals })
