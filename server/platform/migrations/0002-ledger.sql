create schema ledger;

create table ledger.stream (
  id uuid primary key,
  room text not null,
  seq integer not null default 0,
  last_leaf bytea
);
comment on table ledger.stream is
  'One row is one case, inspection or import. Its random id is the pseudonym; the row is the head of its own chain and the only lock a writer takes.';

create table ledger.leaf_in (
  entry_id uuid primary key,
  stream uuid not null references ledger.stream (id),
  seq integer not null,
  type text not null,
  envelope bytea not null check (octet_length(envelope) <= 65535),
  leaf_hash bytea not null check (leaf_hash = sha256('\x00'::bytea || envelope)),
  ord bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  unique (stream, seq)
);
comment on table ledger.leaf_in is
  'One row is the leaf of one entry, written in the transaction of that entry. The envelope holds no personal data.';
comment on column ledger.leaf_in.xid is
  'The sequencer reads only below the snapshot horizon, in the order (xid, ord): no later row can sort before one already taken.';
create index leaf_in_horizon on ledger.leaf_in (xid, ord);

create table ledger.leaf (
  idx bigint primary key,
  entry_id uuid not null unique references ledger.leaf_in (entry_id)
);
comment on table ledger.leaf is 'One row is the number that the sequencer gave to one leaf.';

create table ledger.tile (
  level integer not null check (level between 0 and 63),
  idx bigint not null check (idx >= 0),
  data bytea not null check (octet_length(data) between 32 and 8192 and octet_length(data) % 32 = 0),
  primary key (level, idx)
);
comment on table ledger.tile is 'One row is one tile of up to 256 hashes (C2SP tlog-tiles). It only ever grows, and is final at 256.';
alter table ledger.tile alter column data set storage external;

create table ledger.head (
  one boolean primary key default true check (one),
  size bigint not null,
  root bytea not null,
  last_xid xid8 not null,
  last_ord bigint not null
);
comment on table ledger.head is 'The one row is the size and root of the numbered log. Only the sequencer locks it.';
insert into ledger.head values (true, 0, sha256(''), '0', 0);

create table ledger.checkpoint (
  size bigint primary key,
  root bytea not null,
  note text not null,
  published_at timestamptz(3) not null
);
comment on table ledger.checkpoint is 'One row is one signed checkpoint. Two roots for one size can never both be stored.';

create function ledger.refuse_shrinking() returns trigger language plpgsql as
$$ begin
  if tg_op = 'UPDATE' and substr(new.data, 1, octet_length(old.data)) = old.data then return new; end if;
  raise exception 'a tile only grows' using errcode = 'insufficient_privilege';
end $$;

create trigger written_once before update or delete on ledger.leaf_in for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on ledger.leaf_in for each statement execute function platform.refuse_change();
create trigger written_once before update or delete on ledger.leaf for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on ledger.leaf for each statement execute function platform.refuse_change();
create trigger written_once before update or delete on ledger.checkpoint for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on ledger.checkpoint for each statement execute function platform.refuse_change();
create trigger only_grows before update or delete on ledger.tile for each row execute function ledger.refuse_shrinking();
create trigger never_emptied before truncate on ledger.tile for each statement execute function platform.refuse_change();

grant select, insert on ledger.stream, ledger.leaf_in to candour_app;
grant update (seq, last_leaf) on ledger.stream to candour_app;
grant select on ledger.leaf, ledger.tile, ledger.head, ledger.checkpoint to candour_app, candour_definer;
grant select on ledger.stream, ledger.leaf_in to candour_definer;
