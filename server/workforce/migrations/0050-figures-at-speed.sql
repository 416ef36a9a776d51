-- Serves the writer of an entry: what is known now of one person. Planned without it and without statistics, that question walked
-- the index of officers from end to end: 9 ms of an entry of 15 ms with 250,000 people.
create index case_span_now on workforce.case_span (person_id, from_day) where replaced_at is null;

-- Serves figures of all posts and of one officer from the index alone, post by post as they are asked for: for a nation of 250,000
-- people 130 ms, where they were looked up by officer, or sorted, in 320 to 430.
create index case_span_posts on workforce.case_span (officer, team)
  include (from_day, to_day, tier, location, inactive, ends_on) where replaced_at is null;
drop index workforce.case_span_officer;

-- The entry that was just written is the last of its record: one row to look at, however long the record.
create or replace function workforce.beside_new_entry(of_person uuid) returns void
language plpgsql stable set search_path = pg_catalog, pg_temp as
$$ begin
  perform from (select e.xmin as by from caseload.entry e where e.person_id = of_person order by e.seq desc limit 1) last
    where last.by = pg_current_xact_id()::xid;
  if not found then
    raise exception 'figures change only beside a new entry' using errcode = 'insufficient_privilege';
  end if;
end $$;

-- What nearly every entry that changes a figure does, in one statement: ends the open span and begins the next; a span that began
-- the same day never held at its end, and stays only as what was known until now. False, and nothing changed, whenever it is anything
-- else: before the last change, after an end, back to what held the day before, by a clock that went back.
create function workforce.begin_next_span(of_person uuid, on_day date, known_at timestamptz, facts jsonb) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ declare
  last workforce.case_span;
  next workforce.case_span := jsonb_populate_record(null::workforce.case_span, facts);
begin
  perform workforce.beside_new_entry(of_person);
  select * into last from workforce.case_span s where s.person_id = of_person and s.replaced_at is null and s.to_day is null;
  if not found or last.from_day > on_day or exists (
    select from workforce.case_span s where s.person_id = of_person and s.replaced_at is null
      and (s.from_day > on_day or s.to_day > on_day or s.recorded_at > known_at or s.closed_at > known_at
        or last.from_day = on_day and s.to_day = on_day
          and (s.team, s.officer, s.tier, s.location, s.inactive, s.ends_on, s.release_on)
            is not distinct from (next.team, next.officer, next.tier, next.location, next.inactive, next.ends_on, next.release_on))) then
    return false;
  end if;
  if last.from_day < on_day then
    update workforce.case_span set to_day = on_day, closed_at = known_at where id = last.id;
  elsif last.recorded_at < known_at then
    update workforce.case_span set replaced_at = known_at where id = last.id;
  else
    delete from workforce.case_span where id = last.id;
  end if;
  if next.team is not null then
    insert into workforce.case_span (person_id, team, officer, tier, location, inactive, from_day, ends_on, release_on, recorded_at)
      values (of_person, next.team, next.officer, next.tier, next.location, next.inactive, on_day, next.ends_on, next.release_on, known_at);
  end if;
  return true;
end $$;

-- Who may ask for counts: everybody who works in the service or inspects it.
create function workforce.may_count() returns boolean language sql stable set search_path = pg_catalog, pg_temp as
$$ select current_setting('role') = 'candour_system' or platform.actor_role() <> 'public' $$;

-- The posts asked for, as a condition on spans `s`: $1 teams, $2 officers. Put together for each question, because one plan for all of
-- them reads the spans of the whole nation to answer for one officer.
create function workforce.asked_posts(of_teams text[], of_officers text[]) returns text language sql immutable as
$$ select case when of_teams is null then '' else ' and s.team = any ($1)' end
     || case when of_officers is null then '' else ' and s.officer = any ($2)' end $$;

-- Counts by what people count as, over all the posts asked for, with no people.
drop function workforce.cases_on(date, text[], text[]);
create function workforce.cases_by_sort(on_day date, of_teams text[], of_officers text[]) returns table (
  tier text, location text, inactive text, overdue boolean, cases integer
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if not workforce.may_count() then return; end if;
  return query execute
    'select s.tier, s.location, s.inactive, coalesce(s.ends_on < $3, false), count(*)::integer
     from workforce.case_span s where s.replaced_at is null and s.from_day <= $3 and (s.to_day is null or s.to_day > $3)'
    || workforce.asked_posts(of_teams, of_officers) || ' group by 1, 2, 3, 4' using of_teams, of_officers, on_day;
end $$;

-- What a person counts as, in one word: location, inactive and overdue by a letter each, then the tier.
create function workforce.sort_word(location text, inactive text, overdue boolean, tier text) returns text
language sql immutable parallel safe return
  case location when 'community' then 'c' when 'custody' then 'u' when 'licence' then 'l' else '-' end
  || case inactive when 'warrant' then 'w' when 'unpaid-work-only' then 'u' else '-' end
  || case when overdue then 'o' else '-' end || coalesce(tier, '');

-- Every post of a day in one row, with a line for each person it holds that says what they count as and not who they are. One row
-- for each post and sort was 170,000 rows for a nation of 250,000 people: their way to the server took twice as long as all this.
create function workforce.cases_of_posts(on_day date, of_teams text[], of_officers text[])
  returns table (team text, officer text, sorts text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if not workforce.may_count() then return; end if;
  return query execute
    'select s.team, s.officer, string_agg(workforce.sort_word(s.location, s.inactive, s.ends_on < $3, s.tier), chr(10))
     from workforce.case_span s where s.replaced_at is null and s.from_day <= $3 and (s.to_day is null or s.to_day > $3)'
    || workforce.asked_posts(of_teams, of_officers) || ' group by 1, 2' using of_teams, of_officers, on_day;
end $$;

-- What changed after a first Monday up to a last one, in the same words with + or - before each: one row for each post and week in which
-- anything did. Begun, ended, and the day after a sentence should have ended: one pass over the spans, whatever the number of weeks.
drop function workforce.case_changes(date, date, text[], text[], timestamptz);
create function workforce.case_changes(first_week date, last_week date, of_teams text[], of_officers text[])
  returns table (week date, team text, officer text, sorts text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if not workforce.may_count() then return; end if;
  return query execute
    'select c.day + (8 - extract(isodow from c.day)::integer) % 7, s.team, s.officer,
       string_agg(c.by || workforce.sort_word(s.location, s.inactive, c.overdue, s.tier), chr(10))
     from workforce.case_span s, lateral (values
       (''+'', s.from_day, s.ends_on < s.from_day, true),
       (''-'', s.ends_on + 1, false, s.ends_on + 1 > s.from_day and (s.to_day is null or s.to_day > s.ends_on + 1)),
       (''+'', s.ends_on + 1, true, s.ends_on + 1 > s.from_day and (s.to_day is null or s.to_day > s.ends_on + 1)),
       (''-'', s.to_day, s.ends_on < s.to_day - 1, true)) c (by, day, overdue, happens)
     where s.replaced_at is null and c.happens and c.day > $3 and c.day <= $4
       and (s.from_day > $3 and s.from_day <= $4 or s.to_day > $3 and s.to_day <= $4 or s.ends_on >= $3 and s.ends_on < $4)'
    || workforce.asked_posts(of_teams, of_officers) || ' group by 1, 2, 3' using of_teams, of_officers, first_week, last_week;
end $$;

-- Since when people of a team have been recorded in Candour: from then on its figures come from the record. Of those teams alone that
-- are asked for: a page of one officer walked through every team of the nation.
drop function workforce.teams_on_record(date);
create function workforce.recorded_teams(of_teams text[]) returns table (team text, since date)
language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select u.code, r.since from platform.unit u,
     lateral (select min(s.from_day) as since from workforce.case_span s where s.team = u.code and s.replaced_at is null) r
   where u.kind = 'team' and (of_teams is null or u.code = any (of_teams)) and r.since is not null $$;

-- The same for hours: of those posts alone.
drop function workforce.hours_of_posts(date, text[], text[]);
create function workforce.hours_of_posts(on_day date, of_teams text[], of_officers text[], counted_reasons text[]) returns table (
  team text, officer text, contracted numeric, reduced numeric
) language plpgsql stable security definer set search_path = pg_catalog, pg_temp as
$$ declare
  asked text := workforce.asked_posts(of_teams, of_officers);
begin
  if not workforce.may_count() then return; end if;
  return query execute
    'select coalesce(h.team, r.team), coalesce(h.officer, r.officer), h.hours, coalesce(r.hours, 0)
     from (select distinct on (s.team, s.officer) s.team, s.officer, s.hours from workforce.post_hours_now s
         where s.from_day <= $3' || asked || ' order by s.team, s.officer, s.from_day desc) h
       full join (select s.team, s.officer, sum(s.hours) as hours from workforce.reduction_now s
         where s.from_day <= $3 and (s.to_day is null or s.to_day >= $3) and s.reason = any ($4)' || asked || '
         group by s.team, s.officer) r on r.team = h.team and r.officer = h.officer'
    using of_teams, of_officers, on_day, counted_reasons;
end $$;

do $$
declare each text;
begin
  foreach each in array array['begin_next_span(uuid, date, timestamptz, jsonb)', 'cases_by_sort(date, text[], text[])',
    'cases_of_posts(date, text[], text[])', 'case_changes(date, date, text[], text[])',
    'recorded_teams(text[])', 'hours_of_posts(date, text[], text[], text[])'] loop
    execute format('alter function workforce.%s owner to candour_definer', each);
    execute format('grant execute on function workforce.%s to candour_app, candour_system', each);
  end loop;
end $$;
grant execute on function workforce.sort_word(text, text, boolean, text), workforce.may_count(), workforce.asked_posts(text[], text[])
  to candour_definer;
