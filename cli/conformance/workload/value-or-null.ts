import type { Figure } from '@candour/workload'

/** A figure as a vector writes it: the value, or null where there is none. */
export const valueOrNull = <T>(figure: Figure<T>): T | null => (figure.known ? figure.value : null)
