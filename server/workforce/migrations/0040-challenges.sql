-- An officer says what is wrong with their figure; somebody owns it, has a clock, and answers with a reason. Whose turn it is
-- follows from the day it was opened and the rules, so nothing has to move it and nobody can hold it back.
create function workforce.challenge_rank(level text) returns integer language sql immutable set search_path = pg_catalog, pg_temp as
$$ select array_position(array['spo', 'pdu-head', 'regional-director', 'national-director'], level) - 1 $$;

-- Teams whose figures a person answers for.
create function workforce.answered_teams() returns text[] language sql stable as
$$ select case when workforce.challenge_rank(platform.actor_role()) is not null
     then platform.teams_below(platform.actor_unit()) else '{}' end $$;
grant execute on function workforce.challenge_rank(text), workforce.answered_teams() to candour_app, candour_system;

create table workforce.challenge (
  id uuid primary key references ledger.stream (id),
  officer text not null references platform.practitioner (code),
  team text not null references platform.unit (code),
  ingredient text not null check (ingredient in ('case', 'tier', 'hours', 'reduction', 'report', 'contact', 'weight')),
  words text not null check (words <> ''),
  should_be text not null,
  figure jsonb not null,
  rules text not null,
  first_level text not null check (workforce.challenge_rank(first_level) is not null),
  follows uuid unique references workforce.challenge (id),
  opened_on date not null,
  opened_at timestamptz(3) not null,
  opened_by text not null,
  status text not null check (status in ('open', 'answered')),
  outcome text check (outcome in ('corrected', 'explained')),
  answer text,
  corrected_by uuid references ledger.leaf_in (entry_id),
  answered_by text,
  answered_name text,
  answered_level text check (answered_level is null or workforce.challenge_rank(answered_level) is not null),
  answered_on date,
  climbed integer,
  check (status = 'answered' or num_nonnulls(outcome, answer, corrected_by, answered_by, answered_name, answered_level, answered_on, climbed) = 0),
  check (status = 'open' or num_nulls(outcome, answer, answered_by, answered_name, answered_level, answered_on, climbed) = 0),
  check (answer <> ''),
  check ((outcome = 'corrected') = (corrected_by is not null)),
  -- Nobody answers for their own figure, whatever the service's own code may do.
  check (answered_by is distinct from opened_by)
);
comment on table workforce.challenge is
  'One row is what an officer says is wrong with their figure, with the figure as it stood, and the answer.';
comment on column workforce.challenge.figure is 'The figure with its ingredients and rule set as the officer saw it.';
comment on column workforce.challenge.follows is 'The answered challenge with which the officer does not agree: this one is for the level above.';
comment on column workforce.challenge.corrected_by is 'The entry that put the figure right.';
create index challenge_officer on workforce.challenge (officer, opened_at);
create index challenge_open on workforce.challenge (team) where status = 'open';
comment on index workforce.challenge_open is 'For what waits on somebody, on every home page of a manager.';
create trigger kept before delete on workforce.challenge for each row execute function platform.refuse_change();
create trigger answered before update on workforce.challenge for each row when (old.status = 'answered')
  execute function platform.refuse_change();

create table workforce.challenge_entry (
  id uuid primary key references ledger.leaf_in (entry_id) deferrable initially deferred,
  stream uuid not null references ledger.stream (id),
  seq integer not null,
  type text not null check (type = 'workforce.challenge'),
  recorded_at timestamptz(3) not null,
  author text not null,
  payload bytea not null,
  salt bytea not null check (octet_length(salt) = 32),
  unique (stream, seq)
);
comment on table workforce.challenge_entry is 'One row is one act in a challenge, opened or answered, as the ledger knows it.';
create trigger written_once before update or delete on workforce.challenge_entry
  for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on workforce.challenge_entry
  for each statement execute function platform.refuse_change();

do $$
declare each text;
begin
  foreach each in array array['challenge', 'challenge_entry'] loop
    execute format('alter table workforce.%I enable row level security', each);
    execute format('alter table workforce.%I force row level security', each);
    execute format('create policy system on workforce.%I to candour_system using (true) with check (true)', each);
    execute format('grant select, insert on workforce.%I to candour_app', each);
  end loop;
end $$;

-- The officer throughout, and the levels that may come to own it; never the peer of a senior officer.
create policy seen on workforce.challenge for select to candour_app using (
  officer = (select platform.actor_practitioner())
  or (team = any ((select workforce.answered_teams())::text[])
    and (select workforce.challenge_rank(platform.actor_role())) >= workforce.challenge_rank(first_level)));
create policy own on workforce.challenge for insert to candour_app with check (
  officer = (select platform.actor_practitioner()) and opened_by = (select workforce.actor_username()) and status = 'open');
create policy answers on workforce.challenge for update to candour_app
  using (status = 'open' and officer is distinct from (select platform.actor_practitioner())
    and team = any ((select workforce.answered_teams())::text[])
    and (select workforce.challenge_rank(platform.actor_role())) >= workforce.challenge_rank(first_level))
  with check (answered_by = (select workforce.actor_username()) and answered_level = (select platform.actor_role()));
grant update (status, outcome, answer, corrected_by, answered_by, answered_name, answered_level, answered_on, climbed)
  on workforce.challenge to candour_app;
create policy seen on workforce.challenge_entry for select to candour_app
  using (stream in (select id from workforce.challenge));
create policy written on workforce.challenge_entry for insert to candour_app
  with check (author = (select workforce.actor_username()) and stream in (select id from workforce.challenge));
