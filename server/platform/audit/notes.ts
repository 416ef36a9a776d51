import type { AuditEventTable, Trx } from '#platform/database/tables.ts'

/** What a search was about, without its words: its class, and a hash by which the same search can be told again. */
export type SearchNote = { readonly class: 'name' | 'crn'; readonly hash: string }

/** What a request read and by which right: written into its audit event, in its transaction. */
export type AuditNotes = {
  /** `allocation`, `team`, `cover`, `sample`, `grant` or `emergency`; the rule that refused, when one did. */
  readonly rule?: string
  readonly purpose?: string
  /** Ids of the records that a list showed. */
  readonly shown?: readonly string[]
  readonly search?: SearchNote
  /** When the answer was a page and the record stayed shut all the same. */
  readonly outcome?: AuditEventTable['outcome']
}

type Kept = { readonly address: string; readonly notes: AuditNotes }
const ofTransaction = new WeakMap<Trx, Kept>()

/** Begins the notes of one request. `address` is the path and query that were asked for. */
export const beginNotes = (trx: Trx, address: string): void => {
  ofTransaction.set(trx, { address, notes: {} })
}

/** Notes what this request reads. A query says so once, and no page can forget it. Outside a request nothing is noted. */
export const noteRead = (trx: Trx, notes: AuditNotes): void => {
  const kept = ofTransaction.get(trx)
  if (kept) ofTransaction.set(trx, { ...kept, notes: { ...kept.notes, ...notes } })
}

/** What was noted so far. */
export const notesOf = (trx: Trx): AuditNotes => ofTransaction.get(trx)?.notes ?? {}

/** The path and query that this request asked for; `/` outside a request. */
export const addressOf = (trx: Trx): string => ofTransaction.get(trx)?.address ?? '/'
