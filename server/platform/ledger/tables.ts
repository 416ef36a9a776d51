import type { Generated, GeneratedAlways } from 'kysely'

export interface LogEntryTable {
  id: string
  stream: string
  seq: number
  type: string
  recorded_at: Date
  payload: Uint8Array
  salt: Uint8Array
}

export interface CosignatureTable {
  size: number
  witness_key: string
  seconds: number
  line: string
  received_at: Generated<Date>
}

export interface WitnessContactTable {
  witness_key: string
  asked_at: Date
  trouble: string | null
}

export interface EvidenceTable {
  id: GeneratedAlways<number>
  found_at: Generated<Date>
  source: string
  note: string
  what: string
}

export interface StampTable {
  size: number
  token: Uint8Array
  stamped_at: Date
  authority: string
  received_at: Generated<Date>
}

export interface StandingTable {
  one: Generated<boolean>
  failure: string | null
  since: Generated<Date>
}

/** What the log knows of itself and of those who watch it. */
export interface WitnessTables {
  'ledger.log_entry': LogEntryTable
  'ledger.cosignature': CosignatureTable
  'ledger.witness_contact': WitnessContactTable
  'ledger.evidence': EvidenceTable
  'ledger.stamp': StampTable
  'ledger.standing': StandingTable
}
