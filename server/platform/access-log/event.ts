import { canonicalJson, leafHash, utf8 } from '@candour/ledger'
import { sql } from 'kysely'

/** One event with every column that says something, as JSON. A column that is added later changes no older event. */
export type AccessEvent = { readonly id: number; readonly event: Readonly<Record<string, unknown>> }

/** Selects AccessEvent from `platform.audit_event e`. Times and transaction numbers as text, whatever the session's settings. */
export const eventColumns = sql`e.id, jsonb_strip_nulls(to_jsonb(e) || jsonb_build_object('xid', e.xid::text,
    'at', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) as event`

/** The hash of an event: an RFC 6962 leaf over its RFC 8785 JSON. */
export const hashOfEvent = ({ event }: AccessEvent): Buffer => Buffer.from(leafHash(utf8(canonicalJson(event))))

/** A list of 32-byte hashes that stand one after the other. */
export const hashesIn = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: bytes.length / 32 }, (_, at) => bytes.subarray(at * 32, (at + 1) * 32))
