const UNTIL_THEN = 'Nothing is numbered or signed until the right database is back and Candour is started again.'

/**
 * Numbering and signing must not go on: what this database holds is not what was signed. It does not heal by itself, so the
 * sequencer stays stopped until the service is started again.
 */
export class Halted extends Error {
  override readonly name = 'Halted'

  /** @param what was found, in a sentence */
  constructor(what: string) {
    super(`${what} ${UNTIL_THEN}`)
  }
}
