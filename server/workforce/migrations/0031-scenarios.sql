create table workforce.scenario (
  id uuid primary key,
  name text not null check (name <> ''),
  reason text not null check (reason <> ''),
  unit text not null references platform.unit (code),
  owner integer not null references platform.account (id),
  saved_at timestamptz(3) not null,
  on_day date not null,
  wishes jsonb not null,
  rule_set text not null,
  rule_set_version text not null,
  method text not null,
  method_version text not null,
  seed text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  outcome jsonb not null
);
comment on table workforce.scenario is
  'One row is a what-if that somebody saved: what was asked of which unit on which day, by which rules, and what came out. It never changes.';
comment on column workforce.scenario.digest is 'SHA-256 of everything that the forecasts were made from: the same inputs and rules give the same figures again.';
create index scenario_owner on workforce.scenario (owner, saved_at desc);

create table workforce.scenario_share (
  scenario uuid not null references workforce.scenario (id),
  unit text not null references platform.unit (code),
  shared_by integer not null references platform.account (id),
  shared_at timestamptz(3) not null,
  primary key (scenario, unit)
);
comment on table workforce.scenario_share is
  'One row lets everybody who works in a unit, or in a unit below it, read a saved what-if.';

-- Above row-level security, because the policies of the two tables would otherwise ask each other without end.
create function workforce.scenarios_shared_with_actor() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(array_agg(s.scenario), '{}') from workforce.scenario_share s
   where s.unit = any (workforce.actor_units_above()) $$;
create function workforce.scenarios_of_actor() returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(array_agg(s.id), '{}') from workforce.scenario s where s.owner = platform.actor_id() $$;

do $$
declare each text;
begin
  foreach each in array array['scenario', 'scenario_share'] loop
    execute format('create trigger written_once before update or delete on workforce.%I
      for each row execute function platform.refuse_change()', each);
    execute format('create trigger never_emptied before truncate on workforce.%I
      for each statement execute function platform.refuse_change()', each);
    execute format('alter table workforce.%I enable row level security', each);
    execute format('alter table workforce.%I force row level security', each);
    execute format('create policy system on workforce.%I to candour_system using (true) with check (true)', each);
    execute format('create policy definer on workforce.%I for select to candour_definer using (true)', each);
    execute format('grant select, insert on workforce.%I to candour_app', each);
    execute format('grant select on workforce.%I to candour_definer', each);
  end loop;
  foreach each in array array['actor_units()', 'actor_units_above()', 'scenarios_shared_with_actor()',
    'scenarios_of_actor()'] loop
    execute format('alter function workforce.%s owner to candour_definer', each);
    execute format('grant execute on function workforce.%s to candour_app, candour_system', each);
  end loop;
end $$;

create policy own on workforce.scenario for select to candour_app
  using (owner = (select platform.actor_id()) or id = any ((select workforce.scenarios_shared_with_actor())::uuid[]));
create policy save on workforce.scenario for insert to candour_app with check (owner = (select platform.actor_id()));
create policy reads on workforce.scenario_share for select to candour_app
  using (scenario = any ((select workforce.scenarios_of_actor())::uuid[])
    or scenario = any ((select workforce.scenarios_shared_with_actor())::uuid[]));
create policy share on workforce.scenario_share for insert to candour_app
  with check (shared_by = (select platform.actor_id()) and scenario = any ((select workforce.scenarios_of_actor())::uuid[]));
