create table workforce.case_span (
  id bigint generated always as identity primary key,
  person_id uuid not null,
  team text not null,
  officer text not null,
  tier text,
  location text check (location in ('community', 'custody', 'licence')),
  inactive text check (inactive in ('warrant', 'unpaid-work-only')),
  from_day date not null,
  to_day date check (to_day > from_day),
  ends_on date,
  release_on date,
  recorded_at timestamptz(3) not null,
  closed_at timestamptz(3) check ((closed_at is null) = (to_day is null)),
  replaced_at timestamptz(3) check (replaced_at > recorded_at)
);
comment on table workforce.case_span is
  'One row is a stretch of days in which one person counted for one post as one thing: a projection of their entries. It stays when the record is erased: it names nobody.';
comment on column workforce.case_span.officer is 'The pseudo-officer of the team, whose code ends in U, when nobody was named.';
comment on column workforce.case_span.to_day is 'The first day on which it no longer held; null while it does.';
comment on column workforce.case_span.closed_at is 'When to_day became known.';
comment on column workforce.case_span.replaced_at is 'When a correction or a late entry took it back; null for what is known now.';
-- One person counts for one post at a time.
create unique index case_span_open on workforce.case_span (person_id) where to_day is null and replaced_at is null;
-- Serves the writer, and fsck: everything of one person.
create index case_span_person on workforce.case_span (person_id);
-- Serve figures of a team on any day, and of an officer.
create index case_span_team on workforce.case_span (team, from_day) where replaced_at is null;
create index case_span_officer on workforce.case_span (officer) where replaced_at is null;
-- Serves what is overdue today: open spans whose sentence should have ended.
create index case_span_ends on workforce.case_span (ends_on) where to_day is null and replaced_at is null;

alter table workforce.case_span enable row level security;
alter table workforce.case_span force row level security;
create policy system on workforce.case_span to candour_system using (true) with check (true);
create policy definer on workforce.case_span to candour_definer using (true) with check (true);
-- Single people are for the teams that supervise them; wide roles see counts.
create policy own_teams on workforce.case_span for select to candour_app
  using (team = any ((select platform.actor_teams())::text[]));
grant select on workforce.case_span to candour_app, candour_definer;
grant insert, update, delete on workforce.case_span to candour_definer, candour_system;

-- Spans change only beside an entry that this very transaction was allowed to write; above row-level security, because a transfer
-- moves a person out of the sight of the one who made it.
create function workforce.beside_new_entry(of_person uuid) returns void language plpgsql stable set search_path = pg_catalog, pg_temp as
$$ begin
  perform from caseload.entry e where e.person_id = of_person and e.xmin = pg_current_xact_id()::xid;
  if not found then
    raise exception 'figures change only beside a new entry' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function workforce.spans_to_change(of_person uuid) returns setof workforce.case_span
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ begin
  perform workforce.beside_new_entry(of_person);
  return query select * from workforce.case_span where person_id = of_person and replaced_at is null order by from_day, id;
end $$;

create function workforce.write_spans(of_person uuid, gone bigint[], changed jsonb, added jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ begin
  perform workforce.beside_new_entry(of_person);
  delete from workforce.case_span where id = any (gone) and person_id = of_person;
  update workforce.case_span s set to_day = c.to_day, closed_at = c.closed_at, replaced_at = c.replaced_at
    from jsonb_to_recordset(changed) as c (id bigint, to_day date, closed_at timestamptz, replaced_at timestamptz)
    where s.id = c.id and s.person_id = of_person;
  insert into workforce.case_span (person_id, team, officer, tier, location, inactive, from_day, to_day, ends_on, release_on,
      recorded_at, closed_at, replaced_at)
    select of_person, a.team, a.officer, a.tier, a.location, a.inactive, a.from_day, a.to_day, a.ends_on, a.release_on,
      a.recorded_at, a.closed_at, a.replaced_at
    from jsonb_to_recordset(added) as a (team text, officer text, tier text, location text, inactive text, from_day date,
      to_day date, ends_on date, release_on date, recorded_at timestamptz, closed_at timestamptz, replaced_at timestamptz);
end $$;

-- Counts of each post on a day, with no people: for everybody who works in the service or inspects it.
create function workforce.cases_on(on_day date, of_teams text[], of_officers text[]) returns table (
  team text, officer text, tier text, location text, inactive text, overdue boolean, cases integer
) language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select s.team, s.officer, s.tier, s.location, s.inactive, coalesce(s.ends_on < on_day, false), count(*)::integer
   from workforce.case_span s
   where s.replaced_at is null and s.from_day <= on_day and (s.to_day is null or s.to_day > on_day)
     and (of_teams is null or s.team = any (of_teams)) and (of_officers is null or s.officer = any (of_officers))
     and (platform.actor_role() <> 'public' or current_setting('role') = 'candour_system')
   group by 1, 2, 3, 4, 5, 6 $$;

-- Teams whose people are, or once were, recorded in Candour: their figures come from the record.
create function workforce.teams_on_record() returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select u.code from platform.unit u where u.kind = 'team'
     and exists (select from workforce.case_span s where s.team = u.code and s.replaced_at is null) $$;

-- Contracted and reduced hours of each post on a day, without the reasons, which are the officer's and their managers' to read.
-- In plpgsql, because the views that say what stands come with a later migration.
create function workforce.hours_of_posts(on_day date, of_teams text[], counted_reasons text[]) returns table (
  team text, officer text, contracted numeric, reduced numeric
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if platform.actor_role() = 'public' and current_setting('role') <> 'candour_system' then return; end if;
  return query
    select coalesce(h.team, r.team), coalesce(h.officer, r.officer), h.hours, coalesce(r.hours, 0)
    from (select distinct on (p.team, p.officer) p.team, p.officer, p.hours from workforce.post_hours_now p
        where p.from_day <= on_day and (of_teams is null or p.team = any (of_teams))
        order by p.team, p.officer, p.from_day desc) h
      full join (select d.team, d.officer, sum(d.hours) as hours from workforce.reduction_now d
        where d.from_day <= on_day and (d.to_day is null or d.to_day >= on_day) and d.reason = any (counted_reasons)
          and (of_teams is null or d.team = any (of_teams))
        group by d.team, d.officer) r on r.team = h.team and r.officer = h.officer;
end $$;

do $$
declare each text;
begin
  foreach each in array array['spans_to_change(uuid)', 'write_spans(uuid, bigint[], jsonb, jsonb)',
    'cases_on(date, text[], text[])', 'teams_on_record()', 'hours_of_posts(date, text[], text[])'] loop
    execute format('alter function workforce.%s owner to candour_definer', each);
    execute format('grant execute on function workforce.%s to candour_app, candour_system', each);
  end loop;
end $$;
grant execute on function workforce.beside_new_entry(uuid) to candour_definer;
