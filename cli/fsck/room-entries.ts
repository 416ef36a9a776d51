import { sql } from 'kysely'
import { openStored } from '#caseload'
import { BATCH_TYPE } from '#platform/access-log/seal-access-log.ts'
import type { RoomEntries } from '#platform/ledger/check-entries.ts'

/** Where each room keeps the entries whose leaves are in the ledger. */
export const roomEntries: readonly RoomEntries[] = [
  {
    room: 'caseload',
    entries: sql`select entry_id as entry, person_id as stream, seq, kind as type, recorded_at as recorded,
      happened_from, happened_to, supersedes, payload, salt, sealed from caseload.entry`,
    open: openStored,
  },
  {
    room: 'inspection',
    entries: sql`select id as entry, inspection as stream, seq, type, recorded_at as recorded,
      null::date as happened_from, null::date as happened_to, supersedes, payload, salt, null::bytea as sealed from inspection.entry`,
  },
  {
    room: 'workforce',
    entries: sql`select id as entry, stream, seq, type, recorded_at as recorded,
      null::date as happened_from, null::date as happened_to, null::uuid as supersedes, payload, salt, null::bytea as sealed from workforce.entry`,
  },
  {
    room: 'workforce-staff',
    entries: sql`select id as entry, stream, seq, type, recorded_at as recorded,
      happened_from, happened_to, supersedes, payload, salt, null::bytea as sealed from workforce.staff_entry`,
  },
  {
    room: 'workforce-week',
    entries: sql`select id as entry, stream, seq, type, recorded_at as recorded,
      week as happened_from, week + 6 as happened_to, null::uuid as supersedes, payload, salt, null::bytea as sealed from workforce.closed_week`,
  },
  {
    room: 'workforce-demand',
    entries: sql`select id as entry, stream, seq, type, recorded_at as recorded,
      from_day as happened_from, to_day as happened_to, null::uuid as supersedes, payload, salt, null::bytea as sealed from workforce.demand_decision`,
  },
  {
    room: 'allocation',
    entries: sql`select id as entry, stream, seq, type, recorded_at as recorded,
      null::date as happened_from, null::date as happened_to, null::uuid as supersedes, payload, salt, null::bytea as sealed from allocation.entry`,
  },
  {
    room: 'workforce-challenge',
    entries: sql`select id as entry, stream, seq, type, recorded_at as recorded,
      null::date as happened_from, null::date as happened_to, null::uuid as supersedes, payload, salt, null::bytea as sealed from workforce.challenge_entry`,
  },
  {
    room: 'log',
    entries: sql`select id as entry, stream, seq, type, recorded_at as recorded,
      null::date as happened_from, null::date as happened_to, null::uuid as supersedes, payload, salt, null::bytea as sealed from ledger.log_entry`,
  },
  {
    room: 'access-log',
    entries: sql`select entry_id as entry, stream, seq, ${BATCH_TYPE}::text as type, recorded_at as recorded,
      null::date as happened_from, null::date as happened_to, null::uuid as supersedes, payload, salt, null::bytea as sealed from platform.access_batch`,
  },
]
