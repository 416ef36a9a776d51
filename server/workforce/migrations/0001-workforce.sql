create schema workforce;

create table workforce.import (
  id integer generated always as identity primary key,
  name text not null,
  offered_by text not null,
  offered_at timestamptz(3) not null,
  status text not null check (status in ('waiting', 'running', 'published', 'refused')),
  stage text not null default '',
  done real not null default 0 check (done between 0 and 1),
  changed_at timestamptz(3) not null,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint,
  report jsonb,
  check (status not in ('published', 'refused') or report is not null)
);
comment on table workforce.import is
  'One row is one workbook that somebody offered: waiting, being read, published whole, or refused whole.';
create index import_by_content on workforce.import (sha256);

create table workforce.entry (
  id uuid primary key,
  stream uuid not null references ledger.stream (id),
  seq integer not null,
  type text not null,
  recorded_at timestamptz(3) not null,
  salt bytea not null,
  payload bytea not null,
  import integer not null unique references workforce.import (id),
  unique (stream, seq)
);
comment on table workforce.entry is
  'One row is one published import as the ledger knows it: what the leaf commits to, and the salt that opens the commitment.';

create table workforce.finding (
  import integer not null references workforce.import (id),
  kind text not null check (kind in ('refused', 'warning')),
  number integer not null,
  sheet text not null,
  "row" integer not null,
  "column" text not null,
  reason text not null,
  value text not null,
  primary key (import, kind, number)
);
comment on table workforce.finding is
  'One row is one row of a workbook that was left out, or taken although odd. The first ten thousand of each are kept.';

create table workforce.officer_row (
  import integer not null references workforce.import (id),
  team text not null,
  officer text not null,
  surname text not null,
  forename text not null,
  grade_code text not null,
  all_cases integer[],
  filtered integer[],
  t2a integer[],
  all_count integer,
  community_first_16_weeks integer not null,
  licence_first_16_weeks integer not null,
  sdr integer not null,
  fdr integer not null,
  sdr_due integer not null,
  oral_reports integer not null,
  primary key (import, team, officer)
);
comment on table workforce.officer_row is
  'One row is one officer in one team as the workbook gave them. A block of 99 counts is null when its sheet has no row.';

create table workforce.prison_row (
  import integer not null references workforce.import (id),
  team text not null,
  officer text not null,
  surname text not null,
  forename text not null,
  grade_code text not null,
  counts integer[] not null,
  primary key (import, team, officer)
);
comment on table workforce.prison_row is 'One row is one officer in one prison team as the workbook gave them.';

create table workforce.case_row (
  import integer not null,
  team text collate "C" not null,
  officer text collate "C" not null,
  sheet text collate "C" not null,
  "row" integer not null,
  row_type text not null,
  case_ref text not null,
  tier_code smallint not null,
  grade_code text not null,
  location text not null check (location in ('community', 'custody', 'licence')),
  details jsonb,
  -- One index serves the case lists of a unit and of an officer. No foreign key to import: it is written in the same
  -- transaction, and 245,000 checks a night would double the time that this table takes.
  primary key (import, team, officer, sheet, "row")
);
comment on table workforce.case_row is
  'One row is one line of a case list of the workbook. details holds what only standalone orders and suspended lifers have.';

create table workforce.contact_row (
  import integer not null references workforce.import (id),
  "row" integer not null,
  contact_id text not null,
  case_ref text not null,
  contact_date date not null,
  contact_code text not null,
  contact_name text not null,
  done_by text not null,
  done_by_name text not null,
  done_by_grade text not null,
  done_by_team text not null,
  done_by_provider text not null,
  officer text not null,
  officer_name text not null,
  officer_grade text not null,
  officer_team text not null,
  officer_provider text not null,
  primary key (import, "row")
);
comment on table workforce.contact_row is 'One row is one support contact: work that one officer did on the case of another.';
create index contact_row_done_by on workforce.contact_row (import, done_by_team, done_by);
create index contact_row_officer on workforce.contact_row (import, officer_team, officer);

create table workforce.t2a_row (
  import integer not null references workforce.import (id),
  "row" integer not null,
  case_ref text not null,
  event_number text not null,
  allocated date,
  team text not null,
  officer text not null,
  officer_name text not null,
  grade_code text not null,
  nsi_outcome_code text not null,
  nsi_outcome_name text not null,
  primary key (import, "row")
);
comment on table workforce.t2a_row is 'One row is one case of a young adult in transition, with who manages the order.';
create index t2a_row_team on workforce.t2a_row (import, team);

create table workforce.post_hours (
  officer text not null references platform.practitioner (code),
  team text not null references platform.unit (code),
  from_day date not null,
  hours numeric(4, 2) not null check (hours between 0 and 37.5),
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  primary key (officer, team, from_day)
);
comment on table workforce.post_hours is
  'One row is the contracted weekly hours of one officer in one team from a day on, until the next row.';

create table workforce.reduction (
  id integer generated always as identity primary key,
  officer text not null references platform.practitioner (code),
  team text not null references platform.unit (code),
  reason text not null,
  hours numeric(4, 2) not null check (hours between 0 and 37.5),
  from_day date not null,
  to_day date,
  notes text not null default '',
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  check (to_day > from_day)
);
comment on table workforce.reduction is
  'One row is weekly hours that an officer does not have for cases, from a first to a last day, and why.';
create index reduction_officer on workforce.reduction (officer, team, from_day);

create table workforce.result_set (
  id integer generated always as identity primary key,
  import integer not null references workforce.import (id),
  extract_day date not null,
  rule_set text not null,
  rule_set_version text not null,
  profile text not null,
  published_at timestamptz(3) not null,
  officers integer not null,
  unknown integer not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$')
);
comment on table workforce.result_set is
  'One row is one set of figures: one import under one version of the rules. It never changes. The latest night is shown.';
create index result_set_latest on workforce.result_set (extract_day desc, id desc);

create table workforce.officer_figure (
  result integer not null references workforce.result_set (id),
  team text not null,
  officer text not null,
  pdu text not null,
  region text not null,
  name text not null,
  grade_code text not null,
  grade text not null,
  in_file boolean not null,
  named boolean not null,
  contracted numeric(4, 2),
  hours_recorded boolean not null,
  reduced numeric(6, 2) not null,
  cases_all integer,
  cases integer,
  case_points integer,
  t2a_points integer,
  report_points integer,
  contact_points integer,
  used integer,
  available integer,
  percent double precision,
  why text,
  primary key (result, team, officer),
  check ((percent is null) = (why is not null))
);
comment on table workforce.officer_figure is
  'One row is the workload of one officer in one team. A figure that is not known is null, and why says why.';
-- Lists of officers of a PDU, a region or the nation, heaviest first.
create index officer_figure_pdu on workforce.officer_figure (result, pdu);
create index officer_figure_region on workforce.officer_figure (result, region, percent);
create index officer_figure_percent on workforce.officer_figure (result, percent);
create index officer_figure_officer on workforce.officer_figure (officer, result);

create table workforce.result_reduction (
  result integer not null references workforce.result_set (id),
  team text not null,
  officer text not null,
  reduction integer not null,
  reason text not null,
  hours numeric(4, 2) not null,
  from_day date not null,
  to_day date,
  notes text not null,
  primary key (result, team, officer, reduction)
);
comment on table workforce.result_reduction is 'One row is one reduction as it stood when a result was made.';

create table workforce.unit_figure (
  result integer not null references workforce.result_set (id),
  unit text not null,
  kind text not null check (kind in ('nation', 'region', 'pdu', 'team')),
  name text not null,
  parent text,
  officers integer not null,
  unknown integer not null,
  amber integer not null,
  red integer not null,
  hours_assumed integer not null,
  cases_all integer not null,
  cases integer not null,
  used integer not null,
  available integer not null,
  unmeasured_cases integer not null,
  unmeasured_used integer not null,
  cases_unnamed integer not null,
  contracted numeric(9, 2) not null,
  reduced numeric(9, 2) not null,
  contact_points integer not null,
  counts integer[] not null,
  primary key (result, unit)
);
comment on table workforce.unit_figure is
  'One row is the sums of one unit in one result, with the unit''s name and parent as they stood in the file.';
create index unit_figure_parent on workforce.unit_figure (result, parent);

-- What is published is never touched again: a new night, or new rules, is a new import or result.
do $$
declare written text;
begin
  foreach written in array array['entry', 'finding', 'officer_row', 'prison_row', 'case_row', 'contact_row', 't2a_row',
    'post_hours', 'reduction', 'result_set', 'officer_figure', 'result_reduction', 'unit_figure'] loop
    execute format('create trigger written_once before update or delete on workforce.%I
      for each row execute function platform.refuse_change()', written);
    execute format('create trigger never_emptied before truncate on workforce.%I
      for each statement execute function platform.refuse_change()', written);
  end loop;
end $$;

create function workforce.refuse_reopening() returns trigger language plpgsql as
$$ begin
  raise exception 'import % is finished and does not change', old.id using errcode = 'insufficient_privilege';
end $$;
create trigger finished before update on workforce.import for each row
  when (old.status in ('published', 'refused')) execute function workforce.refuse_reopening();
create trigger kept before delete on workforce.import for each row execute function platform.refuse_change();

do $$
declare each text;
begin
  for each in select tablename from pg_tables where schemaname = 'workforce' loop
    execute format('alter table workforce.%I enable row level security', each);
    execute format('alter table workforce.%I force row level security', each);
    execute format('create policy system on workforce.%I to candour_system using (true) with check (true)', each);
    execute format('grant select on workforce.%I to candour_app', each);
  end loop;
end $$;

-- Everyone who works in the service or inspects it sees who carries what; the public does not.
do $$
declare each text;
begin
  foreach each in array array['import', 'entry', 'result_set', 'officer_row', 'prison_row', 'officer_figure', 'unit_figure',
    'post_hours'] loop
    execute format('create policy staff on workforce.%I for select to candour_app
      using ((select platform.actor_role()) <> ''public'')', each);
  end loop;
end $$;

-- A finding quotes the file: names and case references.
create policy importers on workforce.finding for select to candour_app
  using ((select platform.actor_role()) in ('administrator', 'national-director', 'auditor'));

-- Single cases are for the teams that supervise them; wide roles see counts.
create policy own_teams on workforce.case_row for select to candour_app
  using (team = any ((select platform.actor_teams())::text[]));
create policy own_teams on workforce.t2a_row for select to candour_app
  using (team = any ((select platform.actor_teams())::text[]));
create policy own_teams on workforce.contact_row for select to candour_app
  using (done_by_team = any ((select platform.actor_teams())::text[])
    or officer_team = any ((select platform.actor_teams())::text[]));

-- Why somebody has fewer hours may be an illness or a pregnancy: it is theirs and their managers' to read.
create function workforce.managed_teams() returns text[] language sql stable as
$$ select case when platform.actor_role() in ('spo', 'pdu-head', 'regional-director')
     then platform.teams_below(platform.actor_unit()) else '{}' end $$;
grant execute on function workforce.managed_teams() to candour_app, candour_system;
create policy self_and_managers on workforce.reduction for select to candour_app
  using (officer = (select platform.actor_practitioner()) or team = any ((select workforce.managed_teams())::text[]));
create policy self_and_managers on workforce.result_reduction for select to candour_app
  using (officer = (select platform.actor_practitioner()) or team = any ((select workforce.managed_teams())::text[]));

-- Offering a file is an act of a person; reading it is the system's.
create policy offer on workforce.import for insert to candour_app
  with check (status = 'waiting' and (select platform.actor_role()) in ('administrator', 'national-director'));
grant insert (name, offered_by, offered_at, status, changed_at) on workforce.import to candour_app;
