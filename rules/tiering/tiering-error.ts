/**
 * An input that the rule refuses. `field` names the answer that is wrong, in the names of the input.
 *
 * The peer raises an error, writes no tier and leaves the old one standing without a word; whoever catches this says so.
 */
export class TieringError extends Error {
  readonly field: string

  constructor(field: string, message: string) {
    super(message)
    this.name = 'TieringError'
    this.field = field
  }
}
