-- Who may see what (reference, voice-security 7). The order: excluded, no; restricted and not named, no; then by allocation, team,
-- stated purpose, inspection or emergency, yes; else there is nothing here. Persons are named by their stream: an erased person
-- has no row, and what was decided about their record stays.
alter table caseload.person add column restricted tstzmultirange;
comment on column caseload.person.restricted is
  'When only named people see the record: the live restrictions of caseload.limited_access, kept here so that a list needs no join. Null for nearly everybody.';

create table caseload.limited_access (
  id uuid primary key default gen_random_uuid(),
  proposal uuid not null,
  person_id uuid not null references ledger.stream (id),
  rule text not null check (rule in ('exclusion', 'restriction', 'grant')),
  username text not null check (username = lower(btrim(username)) and username <> ''),
  account_id integer references platform.account (id),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) check (ends_at > starts_at),
  reason text not null check (btrim(reason) <> ''),
  replaces uuid references caseload.limited_access (id),
  proposed_by integer not null references platform.account (id),
  proposed_at timestamptz(3) not null default statement_timestamp(),
  decided_by integer references platform.account (id) check (decided_by <> proposed_by),
  decided_at timestamptz(3),
  agreed boolean,
  superseded_at timestamptz(3),
  check ((agreed is null) = (decided_by is null) and (agreed is null) = (decided_at is null)),
  check (superseded_at is null or agreed)
);
comment on table caseload.limited_access is
  'One row is one person of staff on one list of one record. An exclusion keeps them out; while any restriction is live only those it names are let in; a grant lets an inspector in besides. In force when agreed by a second person, not superseded, and within its dates.';
comment on column caseload.limited_access.account_id is 'Null while nobody has an account of that name; the account is entered when it is made.';
create index limited_access_account on caseload.limited_access (account_id) where agreed and superseded_at is null;
comment on index caseload.limited_access_account is 'Whom a record is closed or open to: asked by every query of a person.';
create index limited_access_person on caseload.limited_access (person_id);

create table caseload.purpose (
  id uuid primary key default gen_random_uuid(),
  session_id uuid not null,
  account_id integer not null references platform.account (id),
  person_id uuid not null references ledger.stream (id),
  category text not null,
  words text not null check (char_length(btrim(words)) >= 10),
  stated_at timestamptz(3) not null default statement_timestamp(),
  ends_at timestamptz(3) not null
);
comment on table caseload.purpose is
  'One row is why somebody opens the record of a person whom a colleague supervises: for this session, until the day ends.';
create index purpose_session on caseload.purpose (session_id, person_id);

create table caseload.emergency_access (
  id uuid primary key default gen_random_uuid(),
  account_id integer not null references platform.account (id),
  person_id uuid not null references ledger.stream (id),
  category text not null,
  reason text not null check (char_length(btrim(reason)) >= 30),
  requested_at timestamptz(3) not null default statement_timestamp(),
  decided_by integer references platform.account (id) check (decided_by <> account_id),
  decided_at timestamptz(3),
  starts_at timestamptz(3),
  ends_at timestamptz(3) check (ends_at <= starts_at + interval '60 minutes'),
  review_due timestamptz(3),
  reviewed_by integer references platform.account (id) check (reviewed_by <> account_id),
  reviewed_at timestamptz(3),
  finding text check (finding in ('justified', 'not-justified', 'more-needed')),
  review_words text,
  check ((starts_at is null) = (ends_at is null) and (starts_at is null) = (review_due is null)),
  check ((finding is null) = (reviewed_by is null) and (finding is null) = (reviewed_at is null))
);
comment on table caseload.emergency_access is
  'One row is one emergency opening of one record by one person, for an hour, to read only; its reason, and what a reviewer made of it. Without a start it waits for a second person.';
create index emergency_access_account on caseload.emergency_access (account_id, starts_at);

create table caseload.inspection_wave (
  inspection uuid primary key references ledger.stream (id),
  pdu text not null references platform.unit (code),
  announced_at timestamptz(3) not null,
  published_at timestamptz(3)
);
comment on table caseload.inspection_wave is
  'One row is one inspection from its announcement to its publication: meanwhile the line of the unit does not read who opened its records.';

grant select on caseload.limited_access, caseload.purpose, caseload.emergency_access, caseload.inspection_wave to candour_app;
grant select, insert, update on caseload.limited_access, caseload.purpose, caseload.emergency_access to candour_definer;
grant select on caseload.inspection_wave to candour_definer;
grant insert, update (published_at) on caseload.inspection_wave to candour_app;

-- The sets of one person, each asked once a query: write (select caseload.actor_...()) with its cast, never a bare call per row.
create function caseload.actor_open_teams() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select case when platform.actor_role() = 'spo' then platform.actor_teams() else '{}' end $$;

create function caseload.actor_holds() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select a.practitioner from platform.acting_as(platform.actor_id()) a where a.role in ('practitioner', 'spo') $$;

create function caseload.actor_excluded() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(array_agg(person_id), '{}') from caseload.limited_access
   where account_id = platform.actor_id() and rule = 'exclusion' and agreed and superseded_at is null
     and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp()) $$;

-- Records of which a restriction names the person, or that two people let them into in spite of it.
create function caseload.actor_named() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(array_agg(person_id), '{}') from (
     select person_id from caseload.limited_access
     where account_id = platform.actor_id() and rule in ('restriction', 'grant') and agreed and superseded_at is null
       and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp())
     union all
     select person_id from caseload.emergency_access
     where account_id = platform.actor_id() and decided_by is not null
       and starts_at <= statement_timestamp() and ends_at > statement_timestamp()) named $$;

create function caseload.actor_glass() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(array_agg(person_id), '{}') from caseload.emergency_access
   where account_id = platform.actor_id() and starts_at <= statement_timestamp() and ends_at > statement_timestamp()
     and platform.actor_role() in ('practitioner', 'spo', 'pdu-head', 'regional-director') $$;

create function caseload.actor_session() returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select id from platform.session
   where token_hash = sha256(convert_to(current_setting('candour.token', true), 'UTF8')) $$;

create function caseload.actor_purposed() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(array_agg(person_id), '{}') from caseload.purpose
   where session_id = caseload.actor_session() and account_id = platform.actor_id() and ends_at > statement_timestamp() $$;

create or replace function caseload.actor_sampled_people() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(array_agg(person_id), '{}') from caseload.inspection_access
   where account_id = platform.actor_id() and platform.actor_role() in ('lead-inspector', 'inspector')
     and starts_at <= statement_timestamp() and ends_at > statement_timestamp() $$;

-- The rule itself, once, for policies and for functions that search above them. Not SECURITY DEFINER and without SET, so that
-- PostgreSQL puts its text into the query and can use an index for it. Each array is named once: else it is not put in.
-- Whether somebody meets the person in a list. Beside it always: person_id <> all (excluded).
create function caseload.in_sight(p caseload.person, teams text[], holds text, waiting_pdu text, sampled uuid[], glass uuid[],
  named uuid[]) returns boolean language sql stable
return (p.restricted is null or not p.restricted @> statement_timestamp() or p.person_id = any (named))
  and (p.team = any (teams) or p.practitioner = holds or (p.unallocated_since is not null and p.pdu = waiting_pdu)
    or p.person_id = any (sampled) or p.person_id = any (glass));

-- Whether somebody who has the person in sight opens the record, and may write there if their role writes at all.
create function caseload.works_with(p caseload.person, open_teams text[], holds text, covered text[], waiting_pdu text,
  purposed uuid[]) returns boolean language sql stable
return p.team = any (open_teams) or p.practitioner = holds
  or ((p.team = any (covered) or (p.unallocated_since is not null and p.pdu = waiting_pdu)) and p.person_id = any (purposed));

drop policy reads on caseload.person;
create policy reads on caseload.person for select to candour_app using (
  caseload.in_sight(person, (select platform.actor_teams())::text[], (select caseload.actor_holds())::text,
    (select caseload.actor_waiting_pdu())::text, (select caseload.actor_sampled_people())::uuid[],
    (select caseload.actor_glass())::uuid[], (select caseload.actor_named())::uuid[]));
create policy never_excluded on caseload.person as restrictive for select to candour_app
  using (person_id <> all ((select caseload.actor_excluded())::uuid[]));

-- What is written is for those who open the record. An entry is never updated, so it cannot carry team and officer: they would
-- stay those of the day it was written.
drop policy reads on caseload.entry;
create policy reads on caseload.entry for select to candour_app using (
  exists (select from caseload.person p where p.person_id = entry.person_id and (
    caseload.works_with(p, (select caseload.actor_open_teams())::text[], (select caseload.actor_holds())::text,
      (select platform.actor_teams())::text[], (select caseload.actor_waiting_pdu())::text,
      (select caseload.actor_purposed())::uuid[])
    or p.person_id = any ((select caseload.actor_sampled_people())::uuid[])
    or p.person_id = any ((select caseload.actor_glass())::uuid[]))));
drop policy writes on caseload.entry;
create policy writes on caseload.entry for insert to candour_app with check (
  caseload.may_write(kind)
  and exists (select from caseload.person p where p.person_id = entry.person_id and (kind = 'person-registered'
    or caseload.works_with(p, (select caseload.actor_open_teams())::text[], (select caseload.actor_holds())::text,
      (select platform.actor_teams())::text[], (select caseload.actor_waiting_pdu())::text,
      (select caseload.actor_purposed())::uuid[]))));

-- Who keeps the lists of a record: the SPOs of its team and the head of its PDU, unless it is closed to them.
create function caseload.is_steward(of_person uuid) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select exists (select from caseload.person p
     where p.person_id = of_person and platform.actor_role() in ('spo', 'pdu-head')
       and p.team = any (platform.actor_teams()) and p.person_id <> all (caseload.actor_excluded())) $$;

-- Who answers for an emergency opening or for the record that was opened.
create function caseload.oversees_emergency(of_person uuid, of_account integer) returns boolean
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select caseload.is_steward(of_person)
     or (platform.actor_role() in ('spo', 'pdu-head') and exists (
       select from platform.acting_as(of_account) a where a.unit = any (platform.actor_teams())))
     or exists (select from caseload.person p where p.person_id = of_person and p.practitioner = caseload.actor_holds()
       and p.person_id <> all (caseload.actor_excluded())) $$;

do $$
declare room_table text;
begin
  foreach room_table in array array['limited_access', 'purpose', 'emergency_access', 'inspection_wave']
  loop
    execute format('alter table caseload.%I enable row level security', room_table);
    execute format('alter table caseload.%I force row level security', room_table);
    execute format('create policy system on caseload.%I to candour_system using (true) with check (true)', room_table);
    execute format('create policy definer on caseload.%I to candour_definer using (true) with check (true)', room_table);
  end loop;
end $$;
create policy stewards_read on caseload.limited_access for select to candour_app using (
  case rule when 'grant' then (select platform.actor_role()) in ('lead-inspector', 'auditor') else caseload.is_steward(person_id) end);
create policy own on caseload.purpose for select to candour_app
  using (account_id = (select platform.actor_id()) or (select platform.actor_role()) = 'auditor');
create policy told on caseload.emergency_access for select to candour_app using (
  account_id = (select platform.actor_id()) or (select platform.actor_role()) = 'auditor'
  or person_id = any ((select caseload.actor_sampled_people())::uuid[])
  or caseload.oversees_emergency(person_id, account_id));
create policy announced on caseload.inspection_wave for insert to candour_app
  with check ((select platform.actor_role()) = 'lead-inspector');
create policy known on caseload.inspection_wave for select to candour_app
  using ((select platform.actor_role()) in ('lead-inspector', 'auditor'));
create policy published on caseload.inspection_wave for update to candour_app
  using ((select platform.actor_role()) = 'lead-inspector') with check ((select platform.actor_role()) = 'lead-inspector');

alter function caseload.actor_open_teams() owner to candour_definer;
alter function caseload.actor_holds() owner to candour_definer;
alter function caseload.actor_excluded() owner to candour_definer;
alter function caseload.actor_named() owner to candour_definer;
alter function caseload.actor_glass() owner to candour_definer;
alter function caseload.actor_session() owner to candour_definer;
alter function caseload.actor_purposed() owner to candour_definer;
alter function caseload.is_steward(uuid) owner to candour_definer;
alter function caseload.oversees_emergency(uuid, integer) owner to candour_definer;
grant execute on function caseload.actor_open_teams(), caseload.actor_holds(), caseload.actor_excluded(), caseload.actor_named(),
  caseload.actor_glass(), caseload.actor_session(), caseload.actor_purposed(), caseload.is_steward(uuid),
  caseload.oversees_emergency(uuid, integer),
  caseload.in_sight(caseload.person, text[], text, text, uuid[], uuid[], uuid[]),
  caseload.works_with(caseload.person, text[], text, text[], text, uuid[])
  to candour_app, candour_system, candour_definer;
