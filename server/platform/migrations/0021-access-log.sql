-- Every use of the service gets under a signed checkpoint: once a minute the new events are sealed as one leaf. Events from before
-- this keep no transaction number: they are outside, and the first batch says how many they are.
alter table platform.audit_event add column xid xid8;
alter table platform.audit_event alter column xid set default pg_current_xact_id();
comment on column platform.audit_event.xid is
  'Batches are read below the snapshot horizon, in the order (xid, id). Null before the access log was sealed.';
create index audit_event_horizon on platform.audit_event (xid, id) where xid is not null;

-- Nobody who serves people chooses when something happened, or its place in the log.
create policy as_it_happens on platform.audit_event as restrictive for insert to candour_app
  with check (xid = pg_current_xact_id() and at = now()::timestamptz(3));

create table platform.access_batch (
  entry_id uuid primary key references ledger.leaf_in (entry_id) deferrable initially deferred,
  stream uuid not null references ledger.stream (id),
  seq integer not null unique,
  recorded_at timestamptz(3) not null,
  payload bytea not null,
  salt bytea not null check (octet_length(salt) = 32),
  ids bigint[] not null check (cardinality(ids) > 0),
  hashes bytea not null check (octet_length(hashes) = 32 * cardinality(ids)),
  last_xid xid8 not null,
  last_id bigint not null,
  after_id bigint not null
);
comment on table platform.access_batch is
  'One row is one list of events, sealed as one leaf: their ids and hashes in order. The next begins after last_xid, last_id.';
comment on column platform.access_batch.after_id is
  'Ids up to this were given on a server from which a dump was restored; transaction numbers begin again behind it.';
create unique index one_access_log on ledger.stream (room) where room = 'access-log';
create trigger written_once before update or delete on platform.access_batch for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on platform.access_batch for each statement execute function platform.refuse_change();
alter table platform.access_batch enable row level security;
alter table platform.access_batch force row level security;
create policy system on platform.access_batch to candour_system using (true) with check (true);
