import type { Figure, Location } from '@candour/workload'
import type { DemandFramework, Exemption, LevelName, Relaxation } from './framework.ts'

/** People who are the same in everything that a relaxation asks about. */
export type PeopleAlike = {
  readonly tier: string | null
  readonly location: Location
  readonly postSentence: boolean
  readonly finalThird: boolean
  /** Risk of serious harm; null when no assessment says. */
  readonly risk: string | null
  readonly registrations: readonly string[]
  readonly people: number
}

/** Minutes a week that a task takes in a case of this tier and place; unknown when no model says. */
export type MinutesOf = (task: string, sort: Pick<PeopleAlike, 'tier' | 'location'>) => Figure

/** What one relaxation does. */
export type RelaxationEffect = {
  readonly relaxation: Relaxation
  readonly people: number
  /** People it would touch if they were not exempt. */
  readonly exempt: number
}

/** Who loses contact, by tier, risk of serious harm and registration. */
export type AcceptedRisk = {
  readonly tier: string
  readonly risk: string | null
  readonly registered: number
  readonly people: number
}

/** What a level does before anybody decides it. */
export type LevelEffect = {
  readonly level: LevelName
  /** Minutes a week that are not spent. */
  readonly minutes: number
  /** People touched whose time no model gives: they free nothing in the sum. */
  readonly withoutTime: number
  /** People touched by anything, and of them those who lose contact. */
  readonly touched: number
  readonly losing: number
  readonly relaxations: readonly RelaxationEffect[]
  readonly accepted: readonly AcceptedRisk[]
  /** People without a tier or an assessment of risk: nothing is relaxed for them, because nobody knows whether it may be. */
  readonly notKnown: number
}

const isExempt = ({ risk, registrations }: PeopleAlike, exemptions: readonly Exemption[]): boolean =>
  exemptions.some(
    one => (risk !== null && one.risks.includes(risk)) || registrations.some(type => one.registrations.includes(type)),
  )

const isMeant = (alike: PeopleAlike, { letters, locations, only }: Relaxation): boolean =>
  letters.includes(alike.tier?.charAt(0) ?? '') &&
  locations.includes(alike.location) &&
  (only === null || (only === 'final third' ? alike.finalThird : alike.postSentence))

const isKnownWell = ({ tier, risk }: PeopleAlike): boolean => tier !== null && risk !== null

/** Minutes freed in one case: of two relaxations of the same task the one that leaves less counts. */
const minutesFreed = (alike: PeopleAlike, relaxations: readonly Relaxation[], minutesOf: MinutesOf): Figure => {
  const percents = new Map<string, number>()
  for (const { name, percent } of relaxations.flatMap(({ tasks }) => tasks)) {
    percents.set(name, Math.max(percent, percents.get(name) ?? 0))
  }
  let minutes = 0
  for (const [task, percent] of percents) {
    const each = minutesOf(task, alike)
    if (!each.known) return each
    minutes += (each.value * percent) / 100
  }
  return { known: true, value: minutes }
}

/**
 * What a level would free and which risk it would accept.
 *
 * @param people everybody of the unit, in groups that are alike
 */
export const effectOf = (
  name: LevelName,
  people: readonly PeopleAlike[],
  framework: DemandFramework,
  minutesOf: MinutesOf,
): LevelEffect => {
  const level = framework.levels.find(one => one.name === name)
  const relaxes = framework.relaxations.filter(({ id }) => level?.relaxes.includes(id))
  const exemptionsOf = ({ exempt }: Relaxation) => framework.exemptions.filter(({ id }) => exempt.includes(id))
  const holds = (alike: PeopleAlike, one: Relaxation) => isMeant(alike, one) && !isExempt(alike, exemptionsOf(one))
  const judged = people.filter(isKnownWell)
  const sums = { minutes: 0, withoutTime: 0, touched: 0, losing: 0 }
  const accepted = new Map<string, AcceptedRisk>()
  for (const alike of judged) {
    const held = relaxes.filter(one => holds(alike, one))
    if (held.length === 0) continue
    const freed = minutesFreed(alike, held, minutesOf)
    sums.touched += alike.people
    if (freed.known) sums.minutes += freed.value * alike.people
    else sums.withoutTime += alike.people
    if (held.every(({ contactLost }) => contactLost === null)) continue
    sums.losing += alike.people
    accept(accepted, alike)
  }
  const count = (test: (alike: PeopleAlike) => boolean) =>
    judged.reduce((sum, alike) => sum + (test(alike) ? alike.people : 0), 0)
  return {
    level: name,
    ...sums,
    relaxations: relaxes.map(relaxation => ({
      relaxation,
      people: count(alike => holds(alike, relaxation)),
      exempt: count(alike => isMeant(alike, relaxation) && isExempt(alike, exemptionsOf(relaxation))),
    })),
    accepted: [...accepted.values()].toSorted((a, b) =>
      a.tier < b.tier ? -1 : a.tier > b.tier ? 1 : b.people - a.people,
    ),
    notKnown: people.reduce((sum, alike) => sum + (isKnownWell(alike) ? 0 : alike.people), 0),
  }
}

const accept = (accepted: Map<string, AcceptedRisk>, { tier, risk, registrations, people }: PeopleAlike): void => {
  const key = `${tier} ${risk}`
  const before = accepted.get(key) ?? { tier: tier ?? '', risk, registered: 0, people: 0 }
  const registered = before.registered + (registrations.length > 0 ? people : 0)
  accepted.set(key, { ...before, registered, people: before.people + people })
}
