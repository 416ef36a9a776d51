/** The four ratings, from the lowest. A rating's place in this list is its points, 0 to 3. */
export const RATINGS = ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'] as const

/** One of the inspectorate's four words. */
export type Rating = (typeof RATINGS)[number]

/** Points of a rating. */
export type Points = 0 | 1 | 2 | 3

/** The points of every rating, from the lowest. */
export const POINTS = [0, 1, 2, 3] as const satisfies readonly Points[]

/** Points of the highest rating, so the most that one standard can add to the total. */
export const HIGHEST_POINTS = 3

/** Points that a rating adds to the total: 0, 1, 2 or 3, never weighted. */
export const pointsOf = (rating: Rating): Points => POINTS[RATINGS.indexOf(rating)] ?? 0

/** The rating worth these points. */
export const ratingOf = (points: Points): Rating => RATINGS[points]

/** True when the value is one of the four ratings, spelled as the inspectorate spells them. */
export const isRating = (value: unknown): value is Rating => RATINGS.some(rating => rating === value)
