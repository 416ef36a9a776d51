import type { FactKind } from '../staff/tables.ts'

/** Path of what is recorded of an officer besides hours. */
export const staffPath = (officer: string): string => `/workforce/staff/${encodeURIComponent(officer)}`

/** Path of the form that records one kind of fact about an officer. */
export const recordPath = (officer: string, kind: FactKind): string => `${staffPath(officer)}/record/${kind}`

/** Path of one fact about an officer. */
export const factPath = (officer: string, id: number): string => `${staffPath(officer)}/facts/${id}`

/** Path of the form on which an officer says of themself what helps to meet a person's need. */
export const ownWordsPath = (officer: string): string => `${staffPath(officer)}/own-words`

/** Path of the people and posts of a unit. */
export const peoplePath = (unit: string): string => `/workforce/people/${encodeURIComponent(unit)}`
