-- Roles are shared by every database of a server, so an existing one is kept.
do $$
begin
  if not exists (select from pg_roles where rolname = 'candour_app') then create role candour_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'candour_system') then create role candour_system nologin; end if;
  if not exists (select from pg_roles where rolname = 'candour_definer') then create role candour_definer nologin; end if;
exception
  -- Two services starting at once on one server.
  when duplicate_object or unique_violation then null;
end $$;
grant candour_app, candour_system, candour_definer to current_user;

revoke create on schema public from public;
-- What a migration makes, the system may use and row-level security may not stop; people get only what a migration grants.
alter default privileges grant usage on schemas to candour_app, candour_system, candour_definer;
-- Whoever is to own a function must be able to create in its schema, where it is not a superuser who hands it over.
alter default privileges grant create on schemas to candour_definer;
alter default privileges grant select, insert, update, delete on tables to candour_system;
alter default privileges grant usage, select on sequences to candour_system;
alter default privileges revoke execute on functions from public;

grant usage on schema platform to candour_app, candour_system, candour_definer;
grant create on schema platform to candour_definer;

create table platform.unit (
  code text primary key,
  kind text not null check (kind in ('nation', 'region', 'pdu', 'team')),
  name text not null,
  parent text references platform.unit (code),
  check ((kind = 'nation') = (parent is null))
);
comment on table platform.unit is 'One row is one unit of the service: the nation, a region, a probation delivery unit or a team.';
create index unit_parent on platform.unit (parent);

create table platform.practitioner (
  code text primary key,
  name text not null,
  grade text not null,
  team text references platform.unit (code),
  joined date,
  "left" date
);
comment on table platform.practitioner is
  'One row is one member of staff by staff code. A code that ends in U is a pseudo-officer: its cases have no named officer.';
create index practitioner_team on platform.practitioner (team);

create table platform.account (
  id integer generated always as identity primary key,
  username text not null unique,
  name text not null,
  password_hash text not null,
  role text not null check (role in ('practitioner', 'spo', 'pdu-head', 'regional-director', 'national-director',
    'lead-inspector', 'inspector', 'auditor', 'administrator')),
  unit text references platform.unit (code),
  practitioner text references platform.practitioner (code),
  introduction text not null default ''
);
comment on table platform.account is 'One row is one person who may sign in, with the role they act in and the unit it covers.';

create table platform.session (
  token_hash bytea primary key,
  account_id integer not null references platform.account (id),
  ends_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
comment on table platform.session is
  'One row is one sign-in. Row-level security trusts only a token whose SHA-256 stands here, unexpired and unrevoked.';

create table platform.audit_event (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null default now(),
  what text not null,
  who text not null,
  service text not null default 'candour',
  subject_id text,
  subject_type text,
  correlation_id text not null,
  outcome text not null check (outcome in ('done', 'refused', 'denied', 'failed')),
  details jsonb not null default '{}'
);
comment on table platform.audit_event is 'One row is one act or attempt by one person. It names subjects by id, never by name.';
create index audit_event_subject on platform.audit_event (subject_id, at);

-- The functions that row-level security calls. Each policy wraps its call in (select ...), so that it runs once a query:
-- called per row it cost over a second on 240,000 rows (reference, voice-security 7.3).
create function platform.actor_id() returns integer language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select account_id from platform.session
   where token_hash = sha256(convert_to(current_setting('candour.token', true), 'UTF8'))
     and ends_at > now() and revoked_at is null $$;

create function platform.actor_role() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce((select role from platform.account where id = platform.actor_id()), 'public') $$;

create function platform.actor_unit() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select unit from platform.account where id = platform.actor_id() $$;

create function platform.actor_practitioner() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select practitioner from platform.account where id = platform.actor_id() $$;

-- Teams below a unit, the unit itself included when it is a team.
create function platform.teams_below(unit_code text) returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with recursive below as (
     select code, kind from platform.unit where code = unit_code
     union all select u.code, u.kind from platform.unit u join below b on u.parent = b.code)
   select coalesce(array_agg(code), '{}') from below where kind = 'team' $$;

-- Teams whose individual cases the person may open by role. Wide roles see counts, never cases.
create function platform.actor_teams() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select case when platform.actor_role() in ('practitioner', 'spo', 'pdu-head')
     then platform.teams_below(platform.actor_unit()) else '{}' end $$;

grant select on platform.unit, platform.practitioner to candour_app, candour_definer;
grant select on platform.account, platform.session to candour_definer;
-- Sign-in happens before there is a session: it reads the account by name and makes the session row.
grant select on platform.account to candour_app;
grant insert, select on platform.session to candour_app;
grant update (revoked_at) on platform.session to candour_app;
grant insert on platform.audit_event to candour_app;
grant select on platform.audit_event to candour_app;
alter function platform.actor_id() owner to candour_definer;
alter function platform.actor_role() owner to candour_definer;
alter function platform.actor_unit() owner to candour_definer;
alter function platform.actor_practitioner() owner to candour_definer;
alter function platform.teams_below(text) owner to candour_definer;
alter function platform.actor_teams() owner to candour_definer;
grant execute on function platform.actor_id(), platform.actor_role(), platform.actor_unit(), platform.actor_practitioner(),
  platform.teams_below(text), platform.actor_teams() to candour_app, candour_system, candour_definer;

alter table platform.audit_event enable row level security;
alter table platform.audit_event force row level security;
create policy system on platform.audit_event to candour_system using (true) with check (true);
create policy write on platform.audit_event for insert to candour_app with check (true);
create policy auditor_reads on platform.audit_event for select to candour_app
  using ((select platform.actor_role()) = 'auditor');

-- Refuses any change to a row that is written once. Used by every table of entries.
create function platform.refuse_change() returns trigger language plpgsql as
$$ begin
  raise exception '% is written once: a correction is a new entry', tg_table_schema || '.' || tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
create trigger written_once before update or delete on platform.audit_event for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on platform.audit_event for each statement execute function platform.refuse_change();
