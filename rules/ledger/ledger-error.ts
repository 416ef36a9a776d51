/** Input that is not in the form the rule asks for. The message names the place. Parsers and makers throw it. */
export class LedgerError extends Error {
  override readonly name = 'LedgerError'
}
