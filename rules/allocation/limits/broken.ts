import { type Figure, known, shown, unknown, wholeNumber, workloadPercent } from '@candour/workload'
import type { Level } from './level.ts'
import type { LimitKind, LimitSetData } from './limit-set.ts'
import { limitOf } from './limit-sets.ts'

/** A line of what a figure is made of, in words for the screen. */
export type LimitIngredient = { readonly label: string; readonly value: string }

/** A protection that the cases would break or that is broken now, as its own rule names it. */
export type BrokenProtection = {
  /** The protection's id in its own data. */
  readonly id: string
  readonly name: string
  readonly source: string
  /** The lowest level that may give such a case all the same, as the protection's own data says. */
  readonly decides: Level
  readonly ingredients: readonly LimitIngredient[]
}

/** An officer and what they would be given. Points are points a week. */
export type PossibleAllocation = {
  readonly used: Figure
  readonly available: Figure
  /** Cases held now; null when nobody knows. */
  readonly cases: number | null
  readonly given: readonly { readonly points: Figure }[]
  readonly protections: readonly BrokenProtection[]
}

/** A limit that an allocation would break, with the figure and what it is made of. */
export type BrokenLimit = {
  readonly kind: LimitKind
  /** Which limit; for a protection which one, so that a decision about one does not cover another. */
  readonly limit: string
  readonly name: string
  readonly now: Figure
  readonly after: Figure
  /** The level that decides where the limit itself names one; null leaves it to the bands of the set. */
  readonly decides: Level | null
  readonly ingredients: readonly LimitIngredient[]
  readonly source: string
}

const none = unknown('this limit has no figure')

/** Points of the cases given, as far as they are known, and how many could not be weighed. */
const pointsGiven = (given: PossibleAllocation['given']): { points: number; unweighed: number } => {
  let [points, unweighed] = [0, 0]
  for (const { points: each } of given) {
    if (each.known) points += each.value
    else unweighed += 1
  }
  return { points, unweighed }
}

const pointsText = (figure: Figure): string =>
  figure.known ? wholeNumber(figure.value).toLocaleString('en-GB') : shown(figure)

const ingredientsOf = ({ used, available, given }: PossibleAllocation): LimitIngredient[] => {
  const { points, unweighed } = pointsGiven(given)
  const lines = [
    { label: 'Points used now', value: pointsText(used) },
    {
      label: `Points of the work given (${given.length} ${given.length === 1 ? 'case' : 'cases'})`,
      value: pointsText(known(points)),
    },
    { label: 'Points available', value: pointsText(available) },
  ]
  if (unweighed > 0) lines.push({ label: 'Cases whose points are not known', value: `${unweighed}, not counted` })
  return lines
}

const brokenLoad = (allocation: PossibleAllocation, set: LimitSetData): BrokenLimit | undefined => {
  const { used, available, given } = allocation
  const broken = (kind: LimitKind, now: Figure, after: Figure): BrokenLimit => {
    const { name, source } = limitOf(set, kind)
    return { kind, limit: kind, name, now, after, decides: null, ingredients: ingredientsOf(allocation), source }
  }
  if (available.known && available.value <= 0) return broken('no-availability', none, none)
  if (!available.known) return broken('load-unknown', available, available)
  if (!used.known) return broken('load-unknown', used, used)
  const now = workloadPercent(used.value, available)
  const after = workloadPercent(used.value + pointsGiven(given).points, available)
  const beyond = after.known && after.value > set.workload.redAbove
  return beyond ? broken('workload', now, after) : undefined
}

const brokenCases = ({ cases, given }: PossibleAllocation, set: LimitSetData): BrokenLimit | undefined => {
  if (cases === null || cases + given.length <= set.mostCases) return undefined
  const { kind, name, source } = limitOf(set, 'cases')
  const ingredients = [
    { label: 'Cases held now', value: String(cases) },
    { label: 'Cases given', value: String(given.length) },
  ]
  return {
    kind,
    limit: kind,
    name,
    now: known(cases),
    after: known(cases + given.length),
    decides: null,
    ingredients,
    source,
  }
}

/**
 * Every limit that giving the cases to the officer would break, or that stands broken when work is given to them.
 *
 * @returns empty when the work may be given without a decision
 * @source each limit of the set names its own
 */
export const limitsBrokenBy = (allocation: PossibleAllocation, set: LimitSetData): readonly BrokenLimit[] => {
  const protections = allocation.protections.map(
    ({ id, name, source, decides, ingredients }): BrokenLimit => ({
      ...{ kind: 'protection', limit: `protection:${id}`, name, now: none, after: none, decides, ingredients, source },
    }),
  )
  return [brokenLoad(allocation, set), brokenCases(allocation, set), ...protections].filter(one => one !== undefined)
}
