import type { ColumnType, Generated, GeneratedAlways, Kysely, Transaction } from 'kysely'
import type { Role } from '../access/actor.ts'
import type { WitnessTables } from '../ledger/tables.ts'

/** `YYYY-MM-DD`. */
export type Day = string
type Json = ColumnType<Record<string, unknown>, string | undefined, string>

export interface UnitTable {
  code: string
  kind: 'nation' | 'region' | 'pdu' | 'team'
  name: string
  parent: string | null
}

export interface PractitionerTable {
  code: string
  name: string
  grade: string
  team: string | null
  joined: Day | null
  left: Day | null
}

export interface PostTable {
  id: GeneratedAlways<number>
  team: string
  grade: string
  practitioner: string | null
  since: Day
}

export interface AccountTable {
  id: GeneratedAlways<number>
  username: string
  name: string
  /** Null for who signs in elsewhere. */
  password_hash: string | null
  role: Exclude<Role, 'public'>
  unit: string | null
  practitioner: string | null
  introduction: Generated<string>
  closed_at: Generated<Date | null>
}

export interface PostingTable {
  id: GeneratedAlways<number>
  account_id: number
  role: Exclude<Role, 'public'>
  unit: string | null
  starts_at: Date
  ends_at: Date | null
  set_by: string
}

export interface NotificationTable {
  id: GeneratedAlways<number>
  account_id: number
  at: Generated<Date>
  what: string
  subject_id: string | null
  href: string
}

export interface SessionTable {
  id: GeneratedAlways<string>
  token_hash: Uint8Array
  account_id: number
  ends_at: Date
  revoked_at: Date | null
  opened_at: Generated<Date>
  seen_at: Generated<Date>
  stepped_up_at: Date | null
}

export interface AuditEventTable {
  id: GeneratedAlways<number>
  at: Generated<Date>
  what: string
  who: string
  service: Generated<string>
  subject_id: string | null
  subject_type: string | null
  correlation_id: string
  outcome: 'done' | 'refused' | 'denied' | 'failed'
  details: Json
}

export interface StreamTable {
  id: string
  room: string
  seq: Generated<number>
  last_leaf: Uint8Array | null
}

export interface LeafInTable {
  entry_id: string
  stream: string
  seq: number
  type: string
  envelope: Uint8Array
  leaf_hash: Uint8Array
  ord: GeneratedAlways<number>
  xid: GeneratedAlways<string>
}

export interface LeafTable {
  idx: number
  entry_id: string
}

export interface TileTable {
  level: number
  idx: number
  data: Uint8Array
}

export interface HeadTable {
  one: Generated<boolean>
  size: number
  root: Uint8Array
  last_xid: string
  last_ord: number
}

export interface CheckpointTable {
  size: number
  root: Uint8Array
  note: string
  published_at: Date
}

export interface LogKeyTable {
  verifier_key: string
  origin: string
  since: Generated<Date>
}

export interface DemonstrationStageTable {
  stage: string
  finished_at: Generated<Date>
}

export interface PlatformTables extends WitnessTables {
  'platform.unit': UnitTable
  'platform.practitioner': PractitionerTable
  'platform.post': PostTable
  'platform.account': AccountTable
  'platform.posting': PostingTable
  'platform.notification': NotificationTable
  'platform.session': SessionTable
  'platform.audit_event': AuditEventTable
  'ledger.stream': StreamTable
  'ledger.leaf_in': LeafInTable
  'ledger.leaf': LeafTable
  'ledger.tile': TileTable
  'ledger.head': HeadTable
  'ledger.checkpoint': CheckpointTable
  'ledger.log_key': LogKeyTable
  'platform.demonstration_stage': DemonstrationStageTable
}

export type Db = Kysely<PlatformTables>
export type Trx = Transaction<PlatformTables>
