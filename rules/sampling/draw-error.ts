/** A draw that cannot be made. The message names the place in the input and the fix. */
export class DrawError extends Error {
  override readonly name = 'DrawError'
}
