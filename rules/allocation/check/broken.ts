/** A statement of a result that does not hold. The message says which, and what was found instead. */
export class Broken extends Error {
  override readonly name = 'Broken'
}

export const insist = (holds: boolean, message: () => string): void => {
  if (!holds) throw new Broken(message())
}
