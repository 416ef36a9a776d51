/** An answer that cannot be given, with the reason a person needs to hear. */
export type Unknown = { readonly unknown: string }

/** The unknown answer with its reason. */
export const unknown = (reason: string): Unknown => ({ unknown: reason })

/** True when there is an answer. */
export const isKnown = <T>(value: T | Unknown): value is T =>
  !(typeof value === 'object' && value !== null && 'unknown' in value)

/** The answer of `next`, or the unknown as it is. */
export const whenKnown = <T, R>(value: T | Unknown, next: (known: T) => R): R | Unknown =>
  isKnown(value) ? next(value) : value
