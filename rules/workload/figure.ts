/** An answer that cannot be given, and why. Never shown as 0. */
export type Unknown = { readonly known: false; readonly why: string }
export type Known<T> = { readonly known: true; readonly value: T }

/** A value with its certainty: either known, or unknown with the reason a person can act on. */
export type Figure<T = number> = Known<T> | Unknown

/** Wraps a value that is known. */
export const known = <T>(value: T): Known<T> => ({ known: true, value })

/** States that there is no answer, with the reason in words for the screen. */
export const unknown = (why: string): Unknown => ({ known: false, why })
