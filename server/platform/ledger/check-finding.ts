/** What a check can find wrong with the record. Each is one kind of damage, so that a person knows where to look. */
export type CheckName =
  | 'leaf hash'
  | 'envelope'
  | 'chain hole'
  | 'chain link'
  | 'stream head'
  | 'stream room'
  | 'entry'
  | 'entry column'
  | 'sealed entry'
  | 'commitment'
  | 'numbering'
  | 'lost leaf'
  | 'tile'
  | 'head'
  | 'log key'
  | 'checkpoint note'
  | 'checkpoint root'
  | 'checkpoint time'
  | 'cosignature'
  | 'access event'
  | 'access batch'

/** One difference between what is stored and what follows from the entries. `subject` is an id or a number, never a name. */
export type Finding = { readonly check: string; readonly subject: string; readonly what: string }

/** Takes the findings of the ledger's own checks, in the order in which they are met. */
export type Report = (check: CheckName, subject: string, what: string) => void

/** Told now and then how far a check has come: what it is looking at, and how many of them so far. */
export type Progress = (what: string, done: number) => void

/** Rows to a query: a few megabytes at most, and few enough round trips for 150,000 entries to take seconds. */
export const ROWS_AT_ONCE = 5000
