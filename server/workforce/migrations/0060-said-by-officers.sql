-- What officers say of themselves so that a person's need can be met: their sex and the languages they work in. Nobody else records
-- it, it is shown to those who choose an officer in their own unit, and whoever said it can take it back.
create table workforce.own_words (
  id integer generated always as identity primary key,
  officer text not null references platform.practitioner (code),
  sex text check (sex in ('female', 'male')),
  languages text[] check (cardinality(languages) between 1 and 10),
  entry uuid not null unique references workforce.staff_entry (id),
  recorded_by text not null,
  recorded_at timestamptz(3) not null
);
comment on table workforce.own_words is
  'One row is what an officer said of themself at one time; the latest stands, and one that says nothing takes back what was said.';
create index own_words_officer on workforce.own_words (officer, id desc);
create trigger written_once before update or delete on workforce.own_words for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on workforce.own_words for each statement execute function platform.refuse_change();
alter table workforce.own_words enable row level security;
alter table workforce.own_words force row level security;
create policy system on workforce.own_words to candour_system using (true) with check (true);
create policy given on workforce.own_words for select to candour_definer using (true);
create policy own on workforce.own_words for select to candour_app using (officer = (select platform.actor_practitioner()));
create policy said on workforce.own_words for insert to candour_app
  with check (officer = (select platform.actor_practitioner()) and recorded_by = (select workforce.actor_username()));
grant select, insert on workforce.own_words to candour_app;
grant select on workforce.own_words to candour_definer;

-- Who speaks of themself writes into their own chain, and reads where it is.
create policy own on workforce.staff_stream for select to candour_app using (officer = (select platform.actor_practitioner()));
create policy own_opened on workforce.staff_stream for insert to candour_app
  with check (officer = (select platform.actor_practitioner()));
create policy said on workforce.staff_entry for insert to candour_app
  with check (officer = (select platform.actor_practitioner()) and author = (select workforce.actor_username()));

-- Managers read the chain of an officer, and not what the officer said of themself before.
create function workforce.is_own_word(of_entry uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as $$ select exists (select from workforce.own_words where entry = of_entry) $$;
alter function workforce.is_own_word(uuid) owner to candour_definer;
grant execute on function workforce.is_own_word(uuid) to candour_app, candour_system;
create policy own_words on workforce.staff_entry as restrictive for select to candour_app
  using (officer = (select platform.actor_practitioner()) or not workforce.is_own_word(id));

-- Officers of the unit in which somebody chooses who takes a case: an SPO's own PDU, a head's.
create function workforce.officers_to_choose(officers text[]) returns setof text language sql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ select p.code from platform.practitioner p join platform.unit team on team.code = p.team
   where p.code = any (officers) and (current_setting('role') = 'candour_system' or (platform.actor_role() in ('spo', 'pdu-head')
     and team.parent = (select case own.kind when 'team' then own.parent else own.code end from platform.unit own
       where own.code = platform.actor_unit()))) $$;
alter function workforce.officers_to_choose(text[]) owner to candour_definer;

create function workforce.said_by(officers text[]) returns table (officer text, sex text, languages text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select distinct on (w.officer) w.officer, w.sex, w.languages from workforce.own_words w
   where w.officer in (select workforce.officers_to_choose(officers)) order by w.officer, w.id desc $$;
alter function workforce.said_by(text[]) owner to candour_definer;

-- When officers are away in the next weeks, never why: the reason is for them and their managers.
create function workforce.away_between(officers text[], first_day date, last_day date)
  returns table (officer text, from_day date, to_day date) language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select f.officer, f.from_day, f.to_day from workforce.staff_fact_now f
   where f.kind = 'absence' and f.from_day <= last_day and coalesce(f.to_day, 'infinity') >= first_day
     and f.officer in (select workforce.officers_to_choose(officers)) order by f.officer, f.from_day $$;
alter function workforce.away_between(text[], date, date) owner to candour_definer;
grant execute on function workforce.officers_to_choose(text[]), workforce.said_by(text[]), workforce.away_between(text[], date, date)
  to candour_app, candour_system, candour_definer;
