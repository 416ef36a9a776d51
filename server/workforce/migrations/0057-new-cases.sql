-- Cases of each post that are in their first weeks on a day: people of whom nothing says that they were supervised in that place
-- before those weeks. That is our own reading of the file's "first 16 weeks". Counted, with no people.
create function workforce.new_cases(on_day date, weeks integer, of_teams text[], of_officers text[])
  returns table (team text, officer text, location text, cases integer)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if not workforce.may_count() then return; end if;
  return query select s.team, s.officer, s.location, count(*)::integer
    from workforce.case_span s
    where s.replaced_at is null and s.from_day <= on_day and (s.to_day is null or s.to_day > on_day)
      and s.location in ('community', 'licence') and s.inactive is null
      and (of_teams is null or s.team = any (of_teams)) and (of_officers is null or s.officer = any (of_officers))
      and not exists (select from workforce.case_span e
        where e.person_id = s.person_id and e.location = s.location and e.replaced_at is null and e.from_day <= on_day - 7 * weeks)
    group by 1, 2, 3;
end $$;
alter function workforce.new_cases(date, integer, text[], text[]) owner to candour_definer;
revoke all on function workforce.new_cases(date, integer, text[], text[]) from public;
grant execute on function workforce.new_cases(date, integer, text[], text[]) to candour_app, candour_system;
