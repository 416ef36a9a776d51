-- How the cases of posts changed from Monday to Monday: with no people, for everybody who works in the service or inspects it.
-- One pass over the spans, whatever the number of weeks. With known_at, what was recorded by that instant.
create function workforce.case_changes(first_week date, last_week date, of_teams text[], of_officers text[], known_at timestamptz)
  returns table (team text, officer text, tier text, location text, inactive text, overdue boolean, week date, change integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with spans as (
     select s.team, s.officer, s.tier, s.location, s.inactive, s.from_day, s.ends_on,
       coalesce(case when known_at is null or s.closed_at <= known_at then s.to_day end, 'infinity') as to_day
     from workforce.case_span s
     where (known_at is null and s.replaced_at is null
         or s.recorded_at <= known_at and (s.replaced_at is null or s.replaced_at > known_at))
       and s.from_day <= last_week
       and (of_teams is null or s.team = any (of_teams)) and (of_officers is null or s.officer = any (of_officers))
       and (platform.actor_role() <> 'public' or current_setting('role') = 'candour_system')),
   parts as (
     select s.*, false as overdue, from_day as starts, least(to_day, greatest(ends_on + 1, from_day)) as stops from spans s
     union all
     select s.*, true, greatest(from_day, ends_on + 1), to_day from spans s where ends_on + 1 < to_day),
   changes as (
     select p.*, starts as day, 1 as by from parts p where stops > starts
     union all
     select p.*, stops, -1 from parts p where stops > starts and stops <= last_week)
   select c.team, c.officer, c.tier, c.location, c.inactive, c.overdue,
     greatest(first_week, day + ((8 - extract(isodow from day))::integer % 7)), sum(by)::integer
   from changes c where day + ((8 - extract(isodow from day))::integer % 7) <= last_week
   group by 1, 2, 3, 4, 5, 6, 7 having sum(by) <> 0 $$;

-- Contracted hours and reductions of posts as they changed, without the reasons. 'contracted' holds until the next row of the post,
-- 'reduced' from its first to its last day.
create function workforce.hours_over_time(last_day date, of_teams text[], counted_reasons text[])
  returns table (kind text, team text, officer text, from_day date, to_day date, hours numeric)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if platform.actor_role() = 'public' and current_setting('role') <> 'candour_system' then return; end if;
  return query
    select 'contracted', p.team, p.officer, p.from_day, null::date, p.hours from workforce.post_hours_now p
      where p.from_day <= last_day and (of_teams is null or p.team = any (of_teams))
    union all
    select 'reduced', r.team, r.officer, r.from_day, r.to_day, r.hours from workforce.reduction_now r
      where r.from_day <= last_day and r.reason = any (counted_reasons) and (of_teams is null or r.team = any (of_teams))
    order by 4;
end $$;

-- Teams whose people were recorded in Candour on a day or before: from then on their figures come from the record.
drop function workforce.teams_on_record();
create function workforce.teams_on_record(on_day date) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select u.code from platform.unit u where u.kind = 'team'
     and exists (select from workforce.case_span s where s.team = u.code and s.replaced_at is null and s.from_day <= on_day) $$;

do $$
declare each text;
begin
  foreach each in array array['case_changes(date, date, text[], text[], timestamptz)', 'teams_on_record(date)',
    'hours_over_time(date, text[], text[])'] loop
    execute format('alter function workforce.%s owner to candour_definer', each);
    execute format('grant execute on function workforce.%s to candour_app, candour_system', each);
  end loop;
end $$;
