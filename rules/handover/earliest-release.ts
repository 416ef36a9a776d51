import type { Day } from './day.ts'

/** Names that the prison record gives to dates of release: tariff, hearing, parole eligibility, automatic, conditional. */
export type ReleaseDateName = 'TED' | 'THD' | 'PED' | 'ARD' | 'CRD'
export type ReleaseDate = { readonly name: ReleaseDateName; readonly day: Day }

export type IndeterminateDates = { readonly tariff: Day | null; readonly hearing: Day | null }
export type DeterminateDates = {
  readonly paroleEligibility: Day | null
  readonly automatic: Day | null
  readonly conditional: Day | null
}

const named = (name: ReleaseDateName, day: Day | null): readonly ReleaseDate[] => (day === null ? [] : [{ name, day }])
const distance = ({ day }: ReleaseDate, today: Day): number => Math.abs(Date.parse(day) - Date.parse(today))

/**
 * The date that counts as the earliest release of an indeterminate sentence: the tariff date while it lies ahead, else the
 * hearing while it lies ahead, else whichever is nearest to today. Today does not lie ahead.
 *
 * @returns null when neither is recorded
 * @source prison allocation service, earliest release; reference/workload.md 5.3
 */
export const earliestOfIndeterminate = ({ tariff, hearing }: IndeterminateDates, today: Day): ReleaseDate | null => {
  const dates = [...named('TED', tariff), ...named('THD', hearing)]
  const nearest = dates.toSorted((one, other) => distance(one, today) - distance(other, today))[0]
  return dates.find(({ day }) => day > today) ?? nearest ?? null
}

/**
 * The same of a determinate sentence: parole eligibility where there is one, else the earlier of automatic and conditional.
 *
 * @returns null when none is recorded
 */
export const earliestOfDeterminate = ({
  paroleEligibility,
  automatic,
  conditional,
}: DeterminateDates): ReleaseDate | null => {
  const [parole] = named('PED', paroleEligibility)
  if (parole) return parole
  const dates = [...named('ARD', automatic), ...named('CRD', conditional)]
  return dates.toSorted((one, other) => Date.parse(one.day) - Date.parse(other.day))[0] ?? null
}
