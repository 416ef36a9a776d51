-- How a funded post stood over time. platform.post says how it stands now; what it says is the only history of a post that no
-- spreadsheet of the establishment has named yet.
create table workforce.post_state (
  id integer generated always as identity primary key,
  post integer not null references platform.post (id),
  position text,
  team text not null references platform.unit (code),
  grade text not null,
  funded boolean not null,
  practitioner text references platform.practitioner (code),
  from_day date not null,
  import integer references workforce.import (id),
  recorded_by text not null,
  recorded_at timestamptz(3) not null
);
comment on table workforce.post_state is
  'One row is how one post stands from a day on, until the next row: funded or not, in which team, held by whom or vacant. Of two rows of one day the later counts.';
create index post_state_post on workforce.post_state (post, from_day, id);
create trigger written_once before update or delete on workforce.post_state
  for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on workforce.post_state
  for each statement execute function platform.refuse_change();
alter table workforce.post_state enable row level security;
alter table workforce.post_state force row level security;
create policy system on workforce.post_state to candour_system using (true) with check (true);
create policy staff on workforce.post_state for select to candour_app using ((select platform.actor_role()) <> 'public');
grant select on workforce.post_state to candour_app;

create view workforce.post_history with (security_invoker = true) as
  select post, position, team, grade, funded, practitioner, from_day, id from workforce.post_state
  union all
  select p.id, null, p.team, p.grade, true, p.practitioner, p.since, 0 from platform.post p
  where not exists (select from workforce.post_state s where s.post = p.id);
grant select on workforce.post_history to candour_app;

-- The nightly workbook and the spreadsheet of the establishment are offered, read and reported in the same way.
alter table workforce.import add column kind text not null default 'workbook' check (kind in ('workbook', 'establishment'));
grant insert (kind) on workforce.import to candour_app;
