-- Hours, reductions and what else is known of an officer are never overwritten: a change is a new row that names the one it
-- takes the place of, who made it and why, with an entry in the ledger.
create table workforce.staff_stream (
  officer text primary key references platform.practitioner (code),
  stream uuid not null unique references ledger.stream (id)
);
comment on table workforce.staff_stream is
  'One row is the chain of what managers record about one officer. Its random id is the pseudonym in the log.';

create table workforce.staff_entry (
  id uuid primary key,
  stream uuid not null references ledger.stream (id),
  seq integer not null,
  -- One type for all: the log is public, and "sickness" beside a pseudonym would already say too much.
  type text not null check (type = 'workforce.staff'),
  officer text not null references platform.practitioner (code),
  recorded_at timestamptz(3) not null,
  author text not null,
  happened_from date not null,
  happened_to date,
  supersedes uuid references workforce.staff_entry (id),
  salt bytea not null,
  payload bytea not null,
  unique (stream, seq)
);
comment on table workforce.staff_entry is
  'One row is one thing that a manager recorded about one officer, as the ledger knows it.';
create index staff_entry_officer on workforce.staff_entry (officer, recorded_at);
comment on index workforce.staff_entry_officer is 'For the history on the page of an officer''s hours.';

alter table workforce.reduction
  add column change text not null default 'recorded' check (change in ('recorded', 'ended', 'corrected', 'deleted')),
  add column supersedes integer unique,
  add column why text not null default '',
  add column entry uuid references workforce.staff_entry (id),
  add constraint reduction_of unique (id, officer, team),
  add constraint reduction_supersedes foreign key (supersedes, officer, team) references workforce.reduction (id, officer, team),
  add constraint reduction_change check ((change = 'recorded') = (supersedes is null) and (change = 'recorded' or why <> ''));

alter table workforce.post_hours drop constraint post_hours_pkey;
alter table workforce.post_hours
  add column id integer generated always as identity primary key,
  add column change text not null default 'recorded' check (change in ('recorded', 'corrected', 'deleted')),
  add column supersedes integer unique,
  add column why text not null default '',
  add column entry uuid references workforce.staff_entry (id),
  add constraint post_hours_of unique (id, officer, team),
  add constraint post_hours_supersedes foreign key (supersedes, officer, team)
    references workforce.post_hours (id, officer, team),
  add constraint post_hours_change check ((change = 'recorded') = (supersedes is null) and (change = 'recorded' or why <> ''));
create index post_hours_officer on workforce.post_hours (officer, team, from_day);

create table workforce.staff_fact (
  id integer generated always as identity primary key,
  officer text not null references platform.practitioner (code),
  team text not null references platform.unit (code),
  kind text not null check (kind in ('protection', 'absence', 'agency', 'leaving', 'measure')),
  detail text not null,
  confidential boolean not null,
  from_day date not null,
  to_day date,
  notes text not null default '',
  change text not null default 'recorded' check (change in ('recorded', 'ended', 'corrected', 'deleted')),
  supersedes integer unique,
  why text not null default '',
  entry uuid not null references workforce.staff_entry (id),
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  unique (id, officer, kind),
  foreign key (supersedes, officer, kind) references workforce.staff_fact (id, officer, kind),
  check ((change = 'recorded') = (supersedes is null) and (change = 'recorded' or why <> '')),
  check (to_day >= from_day),
  check (confidential or kind in ('protection', 'agency'))
);
comment on table workforce.staff_fact is
  'One row is what holds for an officer from a first to a last day: a protection, an absence, agency work, leaving, a measure of work improvement.';
comment on column workforce.staff_fact.from_day is
  'Of a protection the day from which its stages are counted; of leaving the first day on which the officer works here no more.';
create index staff_fact_officer on workforce.staff_fact (officer, kind, from_day);

-- What stands: not replaced by a later row and not deleted. A reader of the tables themselves would count what was corrected.
create view workforce.reduction_now with (security_invoker = true) as
  select id, officer, team, reason, hours, from_day, to_day, notes, recorded_by, recorded_at, change, supersedes, why, entry
  from workforce.reduction one
  where change <> 'deleted' and not exists (select from workforce.reduction later where later.supersedes = one.id);
create view workforce.post_hours_now with (security_invoker = true) as
  select id, officer, team, from_day, hours, recorded_by, recorded_at, change, supersedes, why, entry
  from workforce.post_hours one
  where change <> 'deleted' and not exists (select from workforce.post_hours later where later.supersedes = one.id);
create view workforce.staff_fact_now with (security_invoker = true) as
  select id, officer, team, kind, detail, confidential, from_day, to_day, notes, recorded_by, recorded_at, change, supersedes, why, entry
  from workforce.staff_fact one
  where change <> 'deleted' and not exists (select from workforce.staff_fact later where later.supersedes = one.id);
grant select on workforce.reduction_now, workforce.post_hours_now, workforce.staff_fact_now to candour_app;

create function workforce.refuse_second_hours() returns trigger language plpgsql as
$$ begin
  if new.change <> 'deleted' and exists (select from workforce.post_hours_now h where h.officer = new.officer
      and h.team = new.team and h.from_day = new.from_day and h.id is distinct from new.supersedes) then
    raise exception 'hours of % in % from % are recorded: correct those', new.officer, new.team, new.from_day
      using errcode = 'unique_violation';
  end if;
  return new;
end $$;
create trigger one_row_a_day before insert on workforce.post_hours for each row execute function workforce.refuse_second_hours();

do $$
declare each text;
begin
  foreach each in array array['staff_stream', 'staff_entry', 'staff_fact'] loop
    execute format('create trigger written_once before update or delete on workforce.%I
      for each row execute function platform.refuse_change()', each);
    execute format('create trigger never_emptied before truncate on workforce.%I
      for each statement execute function platform.refuse_change()', each);
    execute format('alter table workforce.%I enable row level security', each);
    execute format('alter table workforce.%I force row level security', each);
    execute format('create policy system on workforce.%I to candour_system using (true) with check (true)', each);
    execute format('grant select, insert on workforce.%I to candour_app', each);
  end loop;
end $$;

create function workforce.actor_username() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select username from platform.account where id = platform.actor_id() $$;
alter function workforce.actor_username() owner to candour_definer;

-- Officers whose manager, or whose manager's manager, somebody is: for a senior officer their team without other senior officers,
-- for the head everybody, for the region the senior officers. Nobody is their own manager.
create function workforce.managed_officers() returns text[] language sql stable as
$$ with mine as (
     select p.code from platform.practitioner p where p.team = any (workforce.managed_teams())
     union
     select h.officer from (
       select distinct on (officer, team) officer, hours from workforce.post_hours_now
       where team = any (workforce.managed_teams()) and from_day <= (statement_timestamp() at time zone 'Europe/London')::date
       order by officer, team, from_day desc) h
     where h.hours > 0)
   select coalesce(array_agg(p.code), '{}') from platform.practitioner p join mine using (code)
   where p.code is distinct from platform.actor_practitioner()
     and case platform.actor_role() when 'spo' then p.grade <> 'SPO' when 'regional-director' then p.grade = 'SPO' else true end $$;
-- Whom somebody may record hours, protections, absences and measures of. The region reads and does not write.
create function workforce.officers_to_record() returns text[] language sql stable as
$$ select case when platform.actor_role() in ('spo', 'pdu-head') then workforce.managed_officers() else '{}' end $$;
grant execute on function workforce.actor_username(), workforce.managed_officers(), workforce.officers_to_record()
  to candour_app, candour_system;

create policy seen on workforce.staff_stream for select to candour_app
  using (officer = any ((select workforce.managed_officers())::text[]));
create policy opened on workforce.staff_stream for insert to candour_app
  with check (officer = any ((select workforce.officers_to_record())::text[]));
create policy seen on workforce.staff_entry for select to candour_app
  using (officer = (select platform.actor_practitioner()) or officer = any ((select workforce.managed_officers())::text[]));
create policy recorded on workforce.staff_entry for insert to candour_app
  with check (officer = any ((select workforce.officers_to_record())::text[]) and author = (select workforce.actor_username()));
create policy staff on workforce.staff_fact for select to candour_app
  using (not confidential and (select platform.actor_role()) <> 'public');
create policy self_and_managers on workforce.staff_fact for select to candour_app
  using (officer = (select platform.actor_practitioner()) or officer = any ((select workforce.managed_officers())::text[]));
create policy recorded on workforce.staff_fact for insert to candour_app
  with check (officer = any ((select workforce.officers_to_record())::text[]) and recorded_by = (select workforce.actor_username())
    and entry is not null);
create policy recorded on workforce.reduction for insert to candour_app
  with check (officer = any ((select workforce.officers_to_record())::text[]) and team = any ((select workforce.managed_teams())::text[])
    and recorded_by = (select workforce.actor_username()) and entry is not null);
create policy recorded on workforce.post_hours for insert to candour_app
  with check (officer = any ((select workforce.officers_to_record())::text[]) and team = any ((select workforce.managed_teams())::text[])
    and recorded_by = (select workforce.actor_username()) and entry is not null);
grant insert on workforce.reduction, workforce.post_hours to candour_app;

-- A figure of availability is for everybody who sees workload; why hours are taken off is not. Numbers alone, without a reason.
grant select on workforce.reduction, workforce.post_hours, workforce.reduction_now, workforce.post_hours_now, workforce.staff_fact,
  workforce.staff_fact_now to candour_definer;
create policy counted on workforce.reduction for select to candour_definer using (true);
create policy counted on workforce.post_hours for select to candour_definer using (true);
create policy counted on workforce.staff_fact for select to candour_definer using (true);
create function workforce.reduced_hours_between(first_day date, last_day date)
  returns table (id integer, officer text, team text, hours numeric, from_day date, to_day date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select id, officer, team, hours, from_day, to_day from workforce.reduction_now
   where (current_setting('role') = 'candour_system' or platform.actor_role() <> 'public') and from_day <= last_day and coalesce(to_day, 'infinity') >= first_day $$;
alter function workforce.reduced_hours_between(date, date) owner to candour_definer;

-- Whether the person inspects this unit now. The room of inspections says so in its own migration; until then nobody does.
create function workforce.inspects_now(unit_code text) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select false $$;
alter function workforce.inspects_now(text) owner to candour_definer;

-- How many of a unit's staff are absent, from an agency, leaving or on a measure. Counts, never who or why: whoever manages every
-- one of them reads the rows. To the region, the nation and inspectors a count of one to four is given as null.
create function workforce.staff_counts(units text[], on_day date)
  returns table (unit text, staff integer, absent integer, measures integer, agency integer, leaving integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with asked as (
     select u.code as unit, platform.teams_below(u.code) as teams from platform.unit u
     where u.code = any (units) and case platform.actor_role()
       when 'spo' then u.code = any (platform.teams_below(platform.actor_unit()))
       when 'lead-inspector' then workforce.inspects_now(u.code) or workforce.inspects_now(u.parent)
       when 'inspector' then workforce.inspects_now(u.code) or workforce.inspects_now(u.parent)
       when 'pdu-head' then u.code = platform.actor_unit() or u.parent = platform.actor_unit()
       when 'regional-director' then platform.teams_below(u.code) <@ platform.teams_below(platform.actor_unit())
       when 'national-director' then true
       else false end),
   people as (
     select a.unit, p.code from asked a join platform.practitioner p on p.team = any (a.teams)
     where p.code not like '%U' and (p.joined is null or p.joined <= on_day) and (p."left" is null or p."left" > on_day)),
   facts as (
     select distinct officer, kind from workforce.staff_fact_now
     where from_day <= on_day and coalesce(to_day, 'infinity') >= on_day and kind <> 'leaving'
     union
     select distinct officer, kind from workforce.staff_fact_now where kind = 'leaving' and from_day > on_day),
   counted as (
     select a.unit, count(distinct p.code)::integer as staff,
       count(distinct p.code) filter (where f.kind = 'absence')::integer as absent,
       count(distinct p.code) filter (where f.kind = 'measure')::integer as measures,
       count(distinct p.code) filter (where f.kind = 'agency')::integer as agency,
       count(distinct p.code) filter (where f.kind = 'leaving')::integer as leaving
     from asked a left join people p on p.unit = a.unit left join facts f on f.officer = p.code group by a.unit),
   shown as (select platform.actor_role() in ('spo', 'pdu-head') as whole)
   select unit, staff, case when whole or absent = 0 or absent > 4 then absent end,
     case when whole or measures = 0 or measures > 4 then measures end, agency, leaving
   from counted, shown $$;
alter function workforce.staff_counts(text[], date) owner to candour_definer;
grant execute on function workforce.reduced_hours_between(date, date), workforce.inspects_now(text),
  workforce.staff_counts(text[], date) to candour_app, candour_system;

-- Whoever leaves signs in no more: the day stands where every room looks for it.
grant update ("left") on platform.practitioner to candour_definer;
create function workforce.note_leaving() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ begin
  update platform.practitioner set "left" = case when new.change = 'deleted' then null else new.from_day end where code = new.officer;
  return new;
end $$;
alter function workforce.note_leaving() owner to candour_definer;
create trigger leaves after insert on workforce.staff_fact for each row when (new.kind = 'leaving')
  execute function workforce.note_leaving();
