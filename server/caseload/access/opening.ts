import { sql } from 'kysely'
import { noteRead, notesOf } from '#platform/audit/notes.ts'
import type { Trx } from '#platform/database/tables.ts'

/** By which right somebody opens a record. `cover` needs a stated purpose; `grant` is a sample whose record is restricted. */
export type OpeningRule = 'allocation' | 'team' | 'cover' | 'sample' | 'grant' | 'emergency'

/** What somebody finds at the address of one record. */
export type Opening =
  | { readonly kind: 'open'; readonly rule: OpeningRule; readonly purpose: string | null; readonly until: Date | null }
  /** A colleague's case: they say why, then it opens. */
  | { readonly kind: 'purpose' }
  /** `unit` is the name of the PDU that can tell whom to ask. */
  | { readonly kind: 'restricted'; readonly unit: string }
  /** There is nothing, or nothing for this person: an exclusion looks the same. */
  | { readonly kind: 'none' }

type Row = {
  readonly verdict: 'open' | 'purpose' | 'restricted' | 'excluded' | 'none'
  readonly rule: OpeningRule | null
  readonly purpose: string | null
  readonly until: Date | null
  readonly contact: string | null
}

/** What the person of this transaction finds at one record, without opening it: nothing is noted and nobody is told. */
export const openingOf = async (trx: Trx, personId: string): Promise<Opening> => {
  const row = await asked(trx, personId)
  if (row?.verdict === 'open' && row.rule) {
    return { kind: 'open', rule: row.rule, purpose: row.purpose, until: row.until }
  }
  if (row?.verdict === 'purpose') return { kind: 'purpose' }
  if (row?.verdict === 'restricted') return { kind: 'restricted', unit: row.contact ?? '' }
  return { kind: 'none' }
}

const asked = async (trx: Trx, personId: string): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`select * from caseload.opening(${personId})`.execute(trx)
  return rows[0]
}

/**
 * Opens one record, or finds why not. The rule and the purpose go into the audit event of the request; an excluded person's
 * attempt sets off the alert.
 */
export const openRecord = async (trx: Trx, personId: string): Promise<Opening> => {
  const opening = await openingOf(trx, personId)
  if (opening.kind === 'open') {
    noteRead(trx, { rule: opening.rule, ...(opening.purpose === null ? {} : { purpose: opening.purpose }) })
    return opening
  }
  noteRead(trx, { rule: opening.kind, outcome: 'denied' })
  if (opening.kind === 'none') await sql`select caseload.alert_excluded(${personId})`.execute(trx)
  return opening
}

/** Rights with which somebody works in a record. A sample and an emergency open it to read only. */
const working: ReadonlySet<string> = new Set<OpeningRule>(['allocation', 'team', 'cover'])

/** Whether a right to open a record is one to write in it too. Row-level security refuses the entry otherwise. */
export const isToWrite = (rule: string | undefined): boolean => rule !== undefined && working.has(rule)

/** The right by which this request opened its record, as the guard noted it; undefined outside one. */
export const ruleOfRequest = (trx: Trx): string | undefined => notesOf(trx).rule
