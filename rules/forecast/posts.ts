import type { Figure, Grade } from '@candour/workload'
import { known, unknown } from '@candour/workload'

/** One officer in one team and what they can carry at the start and after each week. */
export type PostAhead = {
  readonly team: string
  readonly officer: string
  readonly grade: Grade
  /** Points that one hour a week is worth in this grade; null when the grade has no target. */
  readonly perHour: number | null
  readonly available: readonly Figure[]
}

/**
 * Points available to several posts, at the start and after each week. Posts whose availability is unknown give nothing.
 *
 * @returns unknown in a week in which no post's availability is known
 */
export const availableOf = (posts: readonly Pick<PostAhead, 'available'>[], weeks: number): readonly Figure[] =>
  Array.from({ length: weeks + 1 }, (_, week) => {
    const values = posts.flatMap(({ available }) => {
      const figure = available[week]
      return figure?.known ? [figure.value] : []
    })
    if (values.length === 0) return unknown('nobody with known hours is in the team')
    return known(values.reduce((sum, value) => sum + value, 0))
  })
