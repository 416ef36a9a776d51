create table workforce.demand_decision (
  id uuid primary key,
  stream uuid not null references ledger.stream (id),
  seq integer not null,
  type text not null check (type = 'workforce.demand-level'),
  recorded_at timestamptz(3) not null,
  salt bytea not null,
  payload bytea not null,
  unit text not null references platform.unit (code),
  level text not null check (level in ('green', 'amber', 'red')),
  from_day date not null,
  to_day date,
  decided_by text not null,
  decided_as text not null,
  why text not null check (why <> ''),
  framework text not null,
  framework_version text not null,
  effect jsonb not null,
  unique (stream, seq),
  check (to_day >= from_day),
  check ((level = 'green') = (to_day is null))
);
comment on table workforce.demand_decision is
  'One row is one decision on the demand level of a PDU or a region: an entry of the ledger with what it was decided on. It ends by itself after to_day.';
comment on column workforce.demand_decision.effect is 'What the level would free and whose contact it would take, as it was shown before the decision.';
create index demand_decision_unit on workforce.demand_decision (unit, seq desc);

-- The units that somebody's role covers: their own and all below it.
create function workforce.actor_units() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with recursive below as (
     select code from platform.unit where code = platform.actor_unit()
     union all select u.code from platform.unit u join below b on u.parent = b.code)
   select coalesce(array_agg(code), '{}') from below $$;

-- The unit in which somebody works, and those above it: what is shared with one of these is shared with them.
create function workforce.actor_units_above() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with recursive above as (
     select code, parent from platform.unit where code = platform.actor_unit()
     union all select u.code, u.parent from platform.unit u join above a on u.code = a.parent)
   select coalesce(array_agg(code), '{}') from above $$;

create trigger written_once before update or delete on workforce.demand_decision
  for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on workforce.demand_decision
  for each statement execute function platform.refuse_change();
alter table workforce.demand_decision enable row level security;
alter table workforce.demand_decision force row level security;
create policy system on workforce.demand_decision to candour_system using (true) with check (true);
create policy staff on workforce.demand_decision for select to candour_app using ((select platform.actor_role()) <> 'public');
-- Which of these roles may decide which level is data; that it is one of them, for a unit of theirs, is enforced here.
create policy decide on workforce.demand_decision for insert to candour_app with check (
  (select platform.actor_role()) in ('pdu-head', 'regional-director', 'national-director')
  and decided_as = (select platform.actor_role())
  and unit = any ((select workforce.actor_units())::text[]));
grant select, insert on workforce.demand_decision to candour_app;
