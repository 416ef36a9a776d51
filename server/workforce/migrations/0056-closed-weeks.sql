create table workforce.closed_week (
  week date primary key check (extract(isodow from week) = 1),
  id uuid not null unique,
  stream uuid not null unique references ledger.stream (id),
  seq integer not null,
  type text not null check (type = 'workforce.week-closed'),
  recorded_at timestamptz(3) not null,
  salt bytea not null,
  payload bytea not null,
  rule_set text not null,
  rule_set_version text not null,
  posts integer not null,
  digest text not null
);
comment on table workforce.closed_week is
  'One row is a week that was over and was closed: its figures as at its Monday are kept, and their digest is in the ledger.';

create table workforce.week_post (
  week date not null references workforce.closed_week (week),
  team text not null,
  officer text not null,
  grade text not null,
  named boolean not null,
  source text not null check (source in ('record', 'file')),
  cases_all integer,
  cases integer,
  report_points double precision,
  contact_points double precision,
  used double precision,
  available double precision,
  percent double precision,
  why text,
  contracted double precision,
  reduced double precision not null,
  primary key (week, team, officer),
  check ((percent is null) = (why is not null))
);
comment on table workforce.week_post is
  'One row is the figure of one post in a week that was closed, as it stood then. It is never changed.';
-- Serves the history of one officer.
create index week_post_officer on workforce.week_post (officer, team, week);

create table workforce.week_unit (
  week date not null references workforce.closed_week (week),
  unit text not null,
  kind text not null check (kind in ('nation', 'region', 'pdu', 'team')),
  name text not null,
  officers integer not null,
  unknown integer not null,
  amber integer not null,
  red integer not null,
  cases_all integer not null,
  cases integer not null,
  cases_unnamed integer not null,
  used double precision not null,
  available double precision not null,
  percent double precision,
  why text,
  contracted double precision not null,
  reduced double precision not null,
  from_file integer not null,
  primary key (unit, week),
  check ((percent is null) = (why is not null))
);
comment on table workforce.week_unit is
  'One row is the sums of one unit in a week that was closed: a nation over 26 weeks is 26 rows.';
comment on column workforce.week_unit.from_file is
  'Posts whose team kept no record here: their figure was that of the latest nightly file.';

do $$
declare each text;
begin
  foreach each in array array['closed_week', 'week_post', 'week_unit'] loop
    execute format('alter table workforce.%I enable row level security', each);
    execute format('alter table workforce.%I force row level security', each);
    execute format('create policy system on workforce.%I to candour_system using (true) with check (true)', each);
    -- Everyone who works in the service or inspects it sees who carried what; the public does not.
    execute format('create policy staff on workforce.%I for select to candour_app
      using ((select platform.actor_role()) <> ''public'')', each);
    execute format('grant select on workforce.%I to candour_app', each);
    execute format('grant insert on workforce.%I to candour_system', each);
    execute format('create trigger kept before update or delete on workforce.%I for each row execute function platform.refuse_change()', each);
  end loop;
end $$;

-- What was recorded after an instant and changes who counted for which post on a day, or with how many hours: counted, with no people
-- and no reasons, for everybody who works in the service or inspects it. A row counts when it was known then and is not now, or the
-- other way round.
create function workforce.late_changes(of_day date, since timestamptz, of_teams text[], of_officers text[], days integer)
  returns table (kind text, pieces integer, last_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if platform.actor_role() = 'public' and current_setting('role') <> 'candour_system' then return; end if;
  return query
    select 'cases', count(*)::integer, max(l.at) from workforce.late_spans(of_day, since) l
      where (of_teams is null or l.team = any (of_teams)) and (of_officers is null or l.officer = any (of_officers))
    union all
    select 'work', count(*)::integer, max(l.at) from workforce.late_work(of_day, since, days) l
      left join platform.practitioner p on p.code = l.officer
      where (of_teams is null or p.team = any (of_teams) or l.team = any (of_teams))
        and (of_officers is null or l.officer = any (of_officers) or l.holder = any (of_officers))
    union all
    select 'hours', count(*)::integer, max(h.recorded_at) from (
        select team, officer, from_day, recorded_at from workforce.post_hours
        union all select team, officer, from_day, recorded_at from workforce.reduction) h
      where h.recorded_at > since and h.from_day <= of_day
        and (of_teams is null or h.team = any (of_teams)) and (of_officers is null or h.officer = any (of_officers));
end $$;

-- Rows of single people, as far as row-level security shows them to whoever asks: no definer.
create function workforce.late_spans(of_day date, since timestamptz)
  returns table (person_id uuid, team text, officer text, at timestamptz)
  language sql stable set search_path = pg_catalog, pg_temp as
$$ select s.person_id, s.team, s.officer,
     case when known_then then coalesce(s.replaced_at, s.closed_at) else s.recorded_at end
   from workforce.case_span s,
     lateral (select s.recorded_at <= since and (s.replaced_at is null or s.replaced_at > since)
         and (s.to_day is null or s.to_day > of_day or s.closed_at > since) as known_then,
       s.replaced_at is null and (s.to_day is null or s.to_day > of_day) as known_now) k
   where s.from_day <= of_day and (s.recorded_at > since or s.replaced_at > since or s.closed_at > since)
     and known_then <> known_now $$;

create function workforce.late_work(of_day date, since timestamptz, days integer)
  returns table (person_id uuid, team text, officer text, holder text, at timestamptz)
  language sql stable set search_path = pg_catalog, pg_temp as
$$ select w.person_id, w.team, w.officer, w.holder, coalesce(w.replaced_at, w.recorded_at)
   from workforce.work_done w
   where w.on_day between of_day - days + 1 and of_day
     and (w.recorded_at <= since and (w.replaced_at is null or w.replaced_at > since)) <> (w.replaced_at is null) $$;

do $$
declare each text;
begin
  foreach each in array array['late_changes(date, timestamptz, text[], text[], integer)', 'late_spans(date, timestamptz)',
    'late_work(date, timestamptz, integer)'] loop
    execute format('grant execute on function workforce.%s to candour_app, candour_system, candour_definer', each);
  end loop;
end $$;
alter function workforce.late_changes(date, timestamptz, text[], text[], integer) owner to candour_definer;
