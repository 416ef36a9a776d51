create table workforce.forecast_kept (
  unit text primary key references platform.unit (code),
  on_day date not null,
  made_at timestamptz(3) not null,
  method text not null,
  rule_set text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  facts jsonb not null
);
comment on table workforce.forecast_kept is
  'One row is the latest forecast of a unit: what its page shows, when it was made, and a digest of everything it was made from. A job writes it.';

create table workforce.forecast_team (
  team text primary key references platform.unit (code),
  on_day date not null,
  made_at timestamptz(3) not null,
  method text not null,
  rule_set text not null,
  flows jsonb not null,
  posts jsonb not null,
  people bytea not null
);
comment on table workforce.forecast_team is
  'One row is what the latest forecast of a team was made from, so that a what-if starts from it: flows, posts, and counts of people (compressed JSON).';

do $$
declare each text;
begin
  foreach each in array array['forecast_kept', 'forecast_team'] loop
    execute format('alter table workforce.%I enable row level security', each);
    execute format('alter table workforce.%I force row level security', each);
    execute format('create policy system on workforce.%I to candour_system using (true) with check (true)', each);
    -- As in spans_by_week: counts and hours, for everybody who works in the service or inspects it.
    execute format('create policy staff on workforce.%I for select to candour_app
      using ((select platform.actor_role()) <> ''public'')', each);
    execute format('grant select on workforce.%I to candour_app', each);
    execute format('grant select, insert, update, delete on workforce.%I to candour_system', each);
  end loop;
end $$;
