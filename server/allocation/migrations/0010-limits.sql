-- Going beyond a limit is somebody's recorded decision, and what nobody answers climbs. Each decision and each escalation is a
-- stream of its own in the ledger; its random id is its pseudonym.

-- The units that a person answers for, themselves included: an SPO's team, a head's unit and teams, and so on up.
create function allocation.actor_units() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with recursive below as (
     select u.code from platform.acting_as(platform.actor_id()) a join platform.unit u on u.code = a.unit
     where a.role in ('spo', 'pdu-head', 'regional-director', 'national-director')
     union all select u.code from platform.unit u join below b on u.parent = b.code)
   select coalesce(array_agg(code), '{}') from below $$;
alter function allocation.actor_units() owner to candour_definer;

-- Units that the person inspects. The room of inspections says so in its own migration; until then nobody inspects anything.
create function allocation.inspected_units() returns text[] language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select '{}'::text[] $$;
alter function allocation.inspected_units() owner to candour_definer;

create function allocation.actor_username() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select username from platform.account where id = platform.actor_id() $$;
alter function allocation.actor_username() owner to candour_definer;

-- 0 for the team's senior officer, greater for each level above; null for who manages nobody.
create function allocation.rank_of(level text) returns integer language sql immutable set search_path = pg_catalog, pg_temp as
$$ select array_position(array['spo', 'pdu-head', 'regional-director', 'national-director'], level) - 1 $$;
grant execute on function allocation.actor_units(), allocation.inspected_units(), allocation.actor_username(),
  allocation.rank_of(text) to candour_app, candour_system;

create table allocation.overload (
  id uuid primary key references ledger.stream (id),
  team text not null references platform.unit (code),
  officer text not null references platform.practitioner (code),
  cases uuid[] not null check (cardinality(cases) > 0),
  limit_set text not null,
  limits jsonb not null,
  reason text not null check (reason <> ''),
  offered text not null check (offered <> ''),
  until date not null,
  status text not null check (status in ('proposed', 'decided', 'refused')),
  two_people boolean not null,
  needs text not null check (allocation.rank_of(needs) is not null),
  proposed_by text not null,
  proposed_name text not null,
  proposed_level text not null check (allocation.rank_of(proposed_level) is not null),
  proposed_line_manager boolean not null,
  proposed_at timestamptz(3) not null,
  decided_by text,
  decided_name text,
  decided_level text check (decided_level is null or allocation.rank_of(decided_level) is not null),
  decided_at timestamptz(3),
  words text,
  check ((status = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_level is null)
    and (decided_by is null) = (decided_at is null) and (decided_by is null) = (decided_name is null)),
  -- Two people, whatever the service's own code may do.
  check (not two_people or decided_by is distinct from proposed_by),
  check (status <> 'refused' or words <> '')
);
comment on table allocation.overload is
  'One row is one decision to give an officer work beyond limits: who, which limits with their figures at that moment, why, what was offered instead, until when. Proposed until somebody entitled to it decides.';
comment on column allocation.overload.limits is 'Each limit with its figure before and after, what that is made of, and its source, as the rules gave them then.';
comment on column allocation.overload.needs is 'The lowest level that decides it alone.';
create index overload_officer on allocation.overload (officer, team, until);
comment on index allocation.overload_officer is 'For whether a decision covers what somebody is about to be given.';

create table allocation.escalation (
  id uuid primary key references ledger.stream (id),
  kind text not null check (kind in ('above-limit', 'waiting', 'protection', 'no-plan', 'run-out')),
  unit text not null references platform.unit (code),
  -- What it is about within the unit: an officer, a person by pseudonym, a decision, a plan.
  subject text not null,
  officer text references platform.practitioner (code),
  person_id uuid references ledger.stream (id),
  limit_set text not null,
  facts jsonb not null,
  status text not null check (status in ('open', 'answered', 'settled')),
  level text not null check (allocation.rank_of(level) is not null),
  level_since date not null,
  due date not null,
  look_again_on date,
  opened_at timestamptz(3) not null,
  changed_at timestamptz(3) not null,
  climbed integer not null default 0,
  reopened integer not null default 0,
  answer jsonb,
  check ((status = 'answered') = (look_again_on is not null)),
  check (status <> 'answered' or answer is not null)
);
comment on table allocation.escalation is
  'One row is one breach that somebody owns: what it is about, the facts when it was last written about, whose turn it is and until when. Settled only when the facts no longer hold.';
create unique index escalation_unsettled on allocation.escalation (kind, unit, subject) where status <> 'settled';
comment on index allocation.escalation_unsettled is 'A breach is one escalation, however often somebody looks.';
create index escalation_owner on allocation.escalation (unit, level) where status <> 'settled';
create index escalation_officer on allocation.escalation (officer) where officer is not null;
-- Nobody makes an alert go away: it is never deleted, and settled is for good.
create trigger kept before delete on allocation.escalation for each row execute function platform.refuse_change();
create trigger settled before update on allocation.escalation for each row when (old.status = 'settled')
  execute function platform.refuse_change();
create trigger kept before delete on allocation.overload for each row execute function platform.refuse_change();
create trigger decided before update on allocation.overload for each row when (old.status <> 'proposed')
  execute function platform.refuse_change();

create table allocation.entry (
  id uuid primary key references ledger.leaf_in (entry_id) deferrable initially deferred,
  stream uuid not null references ledger.stream (id),
  seq integer not null,
  -- One type for each: the log is public, and which limit stands beside a pseudonym would already say too much.
  type text not null check (type in ('allocation.overload', 'allocation.escalation')),
  recorded_at timestamptz(3) not null,
  author text not null,
  payload bytea not null,
  salt bytea not null check (octet_length(salt) = 32),
  unique (stream, seq)
);
comment on table allocation.entry is
  'One row is one act in a decision or an escalation: proposed, decided, refused; opened, climbed, answered, reopened, settled. Written once.';
create trigger written_once before update or delete on allocation.entry for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on allocation.entry for each statement execute function platform.refuse_change();

do $$
declare each text;
begin
  foreach each in array array['overload', 'escalation', 'entry'] loop
    execute format('alter table allocation.%I enable row level security', each);
    execute format('alter table allocation.%I force row level security', each);
    execute format('create policy system on allocation.%I to candour_system using (true) with check (true)', each);
    execute format('grant select on allocation.%I to candour_app', each);
  end loop;
end $$;

-- The officer concerned, everybody who answers for the unit, and whoever inspects it.
create policy seen on allocation.overload for select to candour_app using (
  officer = (select platform.actor_practitioner()) or team = any ((select allocation.actor_units())::text[])
  or team = any ((select allocation.inspected_units())::text[]));
create policy seen on allocation.escalation for select to candour_app using (
  officer = (select platform.actor_practitioner()) or unit = any ((select allocation.actor_units())::text[])
  or unit = any ((select allocation.inspected_units())::text[]));
create policy seen on allocation.entry for select to candour_app using (
  stream in (select id from allocation.overload) or stream in (select id from allocation.escalation));

-- Nobody decides about the work that they themselves are given.
create policy proposed on allocation.overload for insert to candour_app with check (
  team = any ((select allocation.actor_units())::text[]) and proposed_by = (select allocation.actor_username())
  and proposed_level = (select platform.actor_role()) and officer is distinct from (select platform.actor_practitioner())
  and coalesce(decided_by, proposed_by) = proposed_by);
create policy decided on allocation.overload for update to candour_app
  using (status = 'proposed' and team = any ((select allocation.actor_units())::text[])
    and officer is distinct from (select platform.actor_practitioner()))
  with check (decided_by = (select allocation.actor_username()) and decided_level = (select platform.actor_role()));
grant insert on allocation.overload to candour_app;
grant update (status, decided_by, decided_name, decided_level, decided_at, words) on allocation.overload to candour_app;

-- Opening, climbing and settling are the system's; answering is for the level whose turn it is, or one above it.
create policy answered on allocation.escalation for update to candour_app
  using (status = 'open' and unit = any ((select allocation.actor_units())::text[])
    and allocation.rank_of((select platform.actor_role())) >= allocation.rank_of(level))
  with check (status in ('open', 'answered'));
grant update (status, level, level_since, due, look_again_on, changed_at, climbed, answer) on allocation.escalation to candour_app;
create policy written on allocation.entry for insert to candour_app with check (
  author = (select allocation.actor_username())
  and (stream in (select id from allocation.overload where team = any ((select allocation.actor_units())::text[]))
    or stream in (select id from allocation.escalation where unit = any ((select allocation.actor_units())::text[]))));
grant insert on allocation.entry to candour_app;
