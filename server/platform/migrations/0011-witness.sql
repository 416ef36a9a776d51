-- The log writes of itself in a stream of its own: keys, policies, a clock that went back.
create unique index one_log_stream on ledger.stream (room) where room = 'log';
comment on index ledger.one_log_stream is 'Finds the stream of the log itself, and keeps two processes from opening a second.';

create table ledger.log_entry (
  id uuid primary key references ledger.leaf_in (entry_id) deferrable initially deferred,
  stream uuid not null references ledger.stream (id),
  seq integer not null,
  type text not null check (type in ('log-key-announced', 'log-key-retired', 'witness-policy', 'clock-went-back')),
  recorded_at timestamptz(3) not null,
  payload bytea not null,
  salt bytea not null check (octet_length(salt) = 32),
  unique (stream, seq)
);
comment on table ledger.log_entry is 'One row is one thing that the log says of itself. It is an entry with a leaf like any other.';

create table ledger.cosignature (
  size bigint not null references ledger.checkpoint (size),
  witness_key text not null,
  seconds bigint not null check (seconds >= 0),
  line text not null,
  received_at timestamptz(3) not null default now(),
  primary key (size, witness_key)
);
comment on table ledger.cosignature is
  'One row is the word of one witness that a checkpoint was the largest consistent one it had seen, at a time of its own clock.';

create table ledger.witness_contact (
  witness_key text primary key,
  asked_at timestamptz(3) not null,
  trouble text
);
comment on table ledger.witness_contact is 'One row is the last time that a witness was asked, and what was wrong; null when it cosigned.';

create table ledger.evidence (
  id integer generated always as identity primary key,
  found_at timestamptz(3) not null default now(),
  source text not null,
  note text not null,
  what text not null
);
comment on table ledger.evidence is
  'One row is a checkpoint that this log signed and that its leaves do not give: the log was forked or put back. Numbering stops for good.';

create table ledger.stamp (
  size bigint primary key references ledger.checkpoint (size),
  token bytea not null,
  stamped_at timestamptz(3) not null,
  authority text not null,
  received_at timestamptz(3) not null default now()
);
comment on table ledger.stamp is 'One row is the RFC 3161 time-stamp of the text of one checkpoint.';

create table ledger.standing (
  one boolean primary key default true check (one),
  failure text,
  since timestamptz(3) not null default now()
);
comment on table ledger.standing is 'The one row says why numbering or signing has stopped, for pages and health checks; null while they run.';
insert into ledger.standing default values;

do $$
declare written_once text;
begin
  foreach written_once in array array['log_entry', 'cosignature', 'evidence', 'stamp'] loop
    execute format('create trigger written_once before update or delete on ledger.%I for each row execute function platform.refuse_change()', written_once);
    execute format('create trigger never_emptied before truncate on ledger.%I for each statement execute function platform.refuse_change()', written_once);
  end loop;
end $$;

grant select on ledger.log_entry, ledger.cosignature, ledger.witness_contact, ledger.evidence, ledger.stamp, ledger.standing
  to candour_app;

-- Who may bring a cosignature, or a checkpoint that proves a fork, by hand.
grant insert on ledger.cosignature, ledger.evidence to candour_app;
do $$
declare brought text;
begin
  foreach brought in array array['cosignature', 'evidence'] loop
    execute format('alter table ledger.%I enable row level security', brought);
    execute format('alter table ledger.%I force row level security', brought);
    execute format('create policy system on ledger.%I to candour_system using (true) with check (true)', brought);
    execute format('create policy public_sees on ledger.%I for select to candour_app using (true)', brought);
    execute format($policy$create policy brought on ledger.%I for insert to candour_app
      with check ((select platform.actor_role()) in ('auditor', 'lead-inspector'))$policy$, brought);
  end loop;
end $$;
