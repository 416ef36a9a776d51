/** Input that a person must put right: the message names the place and the fix. */
export class RatingError extends Error {
  override readonly name = 'RatingError'
}
