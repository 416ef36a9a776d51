create table allocation.act (
  entry_id uuid primary key references caseload.entry (entry_id),
  person_id uuid not null references ledger.stream (id),
  happened date not null,
  recorded_at timestamptz(3) not null,
  author text not null,
  from_team text,
  from_officer text,
  to_team text not null,
  to_officer text,
  reason text,
  against text,
  corrects uuid
);
comment on table allocation.act is
  'One row is one entry that gave a case to a team, with a named officer or none, and who had it before: a projection of the entries called "allocated", by codes alone. Bulk acts, corrections and loads are in it like any other.';
create index act_to on allocation.act (to_team, recorded_at);
create index act_from on allocation.act (from_team, recorded_at);
create index act_officer on allocation.act (to_officer, recorded_at);
create index act_person on allocation.act (person_id);
comment on index allocation.act_officer is 'What somebody was given in the past seven days, and their new cases on the home page.';

create table allocation.message (
  id uuid primary key default gen_random_uuid(),
  written_at timestamptz(3) not null,
  written_by integer not null references platform.account (id),
  what text not null check (what in ('given', 'taken', 'handed-back', 'cover', 'cover-ended', 'move-proposed', 'move-answered')),
  person_id uuid not null references ledger.stream (id),
  entry_id uuid not null references caseload.entry (entry_id),
  team text not null references platform.unit (code),
  recipient text not null,
  from_officer text,
  to_officer text,
  reason text,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0,
  problem text,
  sent_at timestamptz(3),
  unique (entry_id, recipient, what),
  check ((state = 'sent') = (sent_at is not null))
);
comment on table allocation.message is
  'One row is one message to one recipient about one act, written in the transaction of the act and sent by a job afterwards. It holds codes and no words about the person: those are read when it is sent or shown, by what its reader may see then.';
comment on column allocation.message.recipient is 'A staff code, or the username of somebody who has none.';
create index message_recipient on allocation.message (recipient, written_at);
create index message_team on allocation.message (team, written_at);
create index message_open on allocation.message (written_at) where state <> 'sent';

create table allocation.submission (
  account_id integer not null references platform.account (id),
  form_id uuid not null,
  message text not null,
  lead_to text not null,
  at timestamptz(3) not null,
  primary key (account_id, form_id)
);
comment on table allocation.submission is
  'One row is one form that was done: sent again, it gives the same answer and does nothing twice.';

grant select on allocation.act to candour_app;
grant select, insert on allocation.act to candour_definer;
grant select, insert on allocation.message to candour_app;
grant update (state, attempts, problem) on allocation.message to candour_app;
grant select, insert on allocation.submission to candour_app;

do $$
declare room_table text;
begin
  foreach room_table in array array['act', 'message', 'submission']
  loop
    execute format('alter table allocation.%I enable row level security', room_table);
    execute format('alter table allocation.%I force row level security', room_table);
    execute format('create policy system on allocation.%I to candour_system using (true) with check (true)', room_table);
  end loop;
end $$;

-- The teams whose allocations somebody may follow: those their role covers, and for those above a unit all below them. By codes
-- alone: whose case it was is asked of the record, under its own policy.
create function allocation.actor_follows() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select case when platform.actor_role() in ('spo', 'pdu-head', 'regional-director', 'national-director')
     then platform.teams_below(platform.actor_unit()) else '{}' end $$;
alter function allocation.actor_follows() owner to candour_definer;
grant execute on function allocation.actor_follows() to candour_app, candour_system, candour_definer;

create function allocation.reader_username() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select username from platform.account where id = platform.actor_id() $$;
alter function allocation.reader_username() owner to candour_definer;
grant execute on function allocation.reader_username() to candour_app, candour_system;

create policy definer on allocation.act to candour_definer using (true) with check (true);
create policy followed on allocation.act for select to candour_app using (
  to_team = any ((select allocation.actor_follows())::text[]) or from_team = any ((select allocation.actor_follows())::text[])
  or to_officer = (select platform.actor_practitioner()) or from_officer = (select platform.actor_practitioner()));

-- Beside the entry of this very transaction, and only about its person: as caseload.write_projection, and for its reason.
create function allocation.note_act(given jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ declare
  noted allocation.act := jsonb_populate_record(null::allocation.act, given);
begin
  perform from caseload.entry e where e.entry_id = noted.entry_id and e.person_id = noted.person_id and e.kind = 'allocated'
    and e.xmin = pg_current_xact_id()::xid;
  if not found then
    raise exception 'an act is noted only beside its entry' using errcode = 'insufficient_privilege';
  end if;
  insert into allocation.act select noted.*;
end $$;
alter function allocation.note_act(jsonb) owner to candour_definer;
grant execute on function allocation.note_act(jsonb) to candour_app, candour_system;

-- How many cases officers were given in the days before: counted over all teams, as a count tells of nobody.
create function allocation.given_since(officers text[], since timestamptz) returns table (officer text, cases bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select a.to_officer, count(distinct a.person_id) from allocation.act a
   where a.to_officer = any (officers) and a.recorded_at >= since and a.to_officer is distinct from a.from_officer
     and platform.actor_role() <> 'public'
   group by a.to_officer $$;
alter function allocation.given_since(text[], timestamptz) owner to candour_definer;
grant execute on function allocation.given_since(text[], timestamptz) to candour_app, candour_system;

-- A message is for its recipient, for who wrote it, and for the managers of its team, who see whether it arrived.
create policy followed on allocation.message for select to candour_app using (
  written_by = (select platform.actor_id()) or recipient = (select platform.actor_practitioner())
  or recipient = (select allocation.reader_username())
  or team = any ((select allocation.actor_follows())::text[]));
create policy written on allocation.message for insert to candour_app with check (
  written_by = (select platform.actor_id()) and (select platform.actor_role()) in ('spo', 'pdu-head') and state = 'waiting');
create policy sent_again on allocation.message for update to candour_app
  using (state = 'failed' and (select platform.actor_role()) in ('spo', 'pdu-head')
    and team = any ((select allocation.actor_follows())::text[]))
  with check (state = 'waiting');

create policy own on allocation.submission to candour_app using (account_id = (select platform.actor_id()))
  with check (account_id = (select platform.actor_id()));

-- Whom to tell when another unit asks a team to take a case: its senior officers and the head of its unit, by staff code or, of
-- those without one, by username.
create function allocation.managers_of(of_team text) returns setof text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(a.practitioner, a.username) from platform.account a
   where platform.actor_role() in ('spo', 'pdu-head') and a.id in (
     select platform.accounts_acting('spo', of_team) union select platform.accounts_acting('pdu-head', of_team)) $$;
alter function allocation.managers_of(text) owner to candour_definer;
grant execute on function allocation.managers_of(text) to candour_app, candour_system;
