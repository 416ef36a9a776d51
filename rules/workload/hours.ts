/** Most hours a week that a contract may have. @source WMT, validation of contracted hours: 0 to 37.5 */
export const mostContractedHours = 37.5

/** Hours that somebody has in another team on the same day. */
export type HoursElsewhere = { readonly team: string; readonly hours: number }

/**
 * What is wrong with contracted hours as typed, in words for the person who typed them; undefined when they may be saved. 0 is a
 * contract without hours and may be saved: workload is then "no availability", never 0 %.
 *
 * @param elsewhere what the officer has in other teams on the first day
 */
export const contractedRefusal = (hours: number, elsewhere: readonly HoursElsewhere[]): string | undefined => {
  if (!(hours >= 0 && hours <= mostContractedHours))
    return `Contracted hours must be between 0 and ${mostContractedHours}`
  if (Math.round(hours * 100) !== hours * 100) return 'Contracted hours have at most two decimals, like 18.5'
  const others = elsewhere.filter(one => one.hours > 0)
  const together = others.reduce((sum, one) => sum + one.hours, hours)
  if (others.length === 0 || together <= mostContractedHours) return undefined
  const places = others.map(one => `${one.hours} in ${one.team}`).join(' and ')
  return `With ${places} this makes ${Math.round(together * 100) / 100} hours a week, more than ${mostContractedHours}. Lower those first`
}

/** Hours off from a first to a last day; null is open. */
type HoursOff = { readonly hours: number; readonly from: string; readonly to: string | null }

const lastOf = ({ to }: Pick<HoursOff, 'to'>): string => to ?? '9999-12-31'

/** Whether two stretches of days have a day in common. */
export const overlap = (one: Omit<HoursOff, 'hours'>, other: Omit<HoursOff, 'hours'>): boolean =>
  one.from <= lastOf(other) && other.from <= lastOf(one)

/** The most hours that reductions take off on one day of a stretch, and the first day on which they do. */
export const mostHoursOff = (
  reductions: readonly HoursOff[],
  within: Omit<HoursOff, 'hours'>,
): { readonly hours: number; readonly day: string } => {
  const days = [within.from, ...reductions.map(({ from }) => from)].filter(
    day => day >= within.from && day <= lastOf(within),
  )
  let most = { hours: 0, day: within.from }
  for (const day of days.sort()) {
    const on = reductions.filter(one => one.from <= day && day <= lastOf(one))
    const hours = Math.round(on.reduce((sum, one) => sum + one.hours, 0) * 100) / 100
    if (hours > most.hours) most = { hours, day }
  }
  return most
}
