create table workforce.work_done (
  id bigint generated always as identity primary key,
  person_id uuid not null,
  entry uuid not null,
  kind text not null check (kind in ('report', 'contact')),
  code text not null,
  officer text not null,
  holder text not null,
  team text not null,
  on_day date not null,
  recorded_at timestamptz(3) not null,
  replaced_at timestamptz(3) check (replaced_at > recorded_at)
);
comment on table workforce.work_done is
  'One row is a report that was completed, or a support contact: work that counts for whoever did it, beside the cases they hold. A projection of entries; it stays when the record is erased: it names nobody on probation.';
comment on column workforce.work_done.entry is 'The entry that says so, in its first version.';
comment on column workforce.work_done.holder is
  'Whose case it was on that day; the pseudo-officer of the team, whose code ends in U, when nobody was named.';
comment on column workforce.work_done.replaced_at is
  'When a correction, a withdrawal or a late entry took it back; null for what is known now.';
-- One entry says one thing at a time.
create unique index work_done_entry on workforce.work_done (entry) where replaced_at is null;
-- Serves the writer, and fsck: everything of one person.
create index work_done_person on workforce.work_done (person_id);
-- Serves figures: the work of the last weeks, however long the history.
create index work_done_day on workforce.work_done (on_day) where replaced_at is null;

alter table workforce.work_done enable row level security;
alter table workforce.work_done force row level security;
create policy system on workforce.work_done to candour_system using (true) with check (true);
create policy definer on workforce.work_done to candour_definer using (true) with check (true);
-- Single people are for the teams that supervise them; wide roles see counts.
create policy own_teams on workforce.work_done for select to candour_app
  using (team = any ((select platform.actor_teams())::text[]));
grant select on workforce.work_done to candour_app, candour_definer;
grant insert, update, delete on workforce.work_done to candour_definer, candour_system;

create function workforce.work_to_change(of_person uuid) returns setof workforce.work_done
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ begin
  perform workforce.beside_new_entry(of_person);
  return query select * from workforce.work_done where person_id = of_person and replaced_at is null order by id;
end $$;

create function workforce.write_work(of_person uuid, gone bigint[], changed jsonb, added jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ begin
  perform workforce.beside_new_entry(of_person);
  delete from workforce.work_done where id = any (gone) and person_id = of_person;
  update workforce.work_done w set replaced_at = c.replaced_at
    from jsonb_to_recordset(changed) as c (id bigint, replaced_at timestamptz) where w.id = c.id and w.person_id = of_person;
  insert into workforce.work_done (person_id, entry, kind, code, officer, holder, team, on_day, recorded_at, replaced_at)
    select of_person, a.entry, a.kind, a.code, a.officer, a.holder, a.team, a.on_day, a.recorded_at, a.replaced_at
    from jsonb_to_recordset(added) as a (entry uuid, kind text, code text, officer text, holder text, team text, on_day date,
      recorded_at timestamptz, replaced_at timestamptz);
end $$;

-- Work done in a stretch of days, counted, with no people: for everybody who works in the service or inspects it. It belongs to the
-- own team of whoever did it; that of a support contact is taken from the holder in the team that had the case.
create function workforce.work_between(first_day date, last_day date, of_teams text[], of_officers text[]) returns table (
  kind text, code text, officer text, own_team text, holder text, team text, on_day date, pieces integer
) language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select w.kind, w.code, w.officer, p.team, w.holder, w.team, w.on_day, count(*)::integer
   from workforce.work_done w left join platform.practitioner p on p.code = w.officer
   where w.replaced_at is null and w.on_day between first_day and last_day
     and (of_teams is null or p.team = any (of_teams) or w.team = any (of_teams))
     and (of_officers is null or w.officer = any (of_officers) or w.holder = any (of_officers))
     and (select platform.actor_role() <> 'public' or current_setting('role') = 'candour_system')
   group by 1, 2, 3, 4, 5, 6, 7 $$;

do $$
declare each text;
begin
  foreach each in array array['work_to_change(uuid)', 'write_work(uuid, bigint[], jsonb, jsonb)',
    'work_between(date, date, text[], text[])'] loop
    execute format('alter function workforce.%s owner to candour_definer', each);
    execute format('grant execute on function workforce.%s to candour_app, candour_system', each);
  end loop;
end $$;

create table workforce.work_version (version integer not null);
comment on table workforce.work_version is
  'Its one row says how the work of people was counted: when the way changes, or it was never counted, it is counted again at the next start.';
insert into workforce.work_version values (0);
grant select, update on workforce.work_version to candour_system;
revoke insert, delete on workforce.work_version from candour_system;
