-- Hours taken off from a day on, by post, for what looks ahead. The reason is told only where it is a stage of learning, because what
-- comes after the stage follows from it; every other reason is the officer's and their managers' to read. A reason that the rules do
-- not count takes nothing off here, as in hours_of_posts.
create function workforce.hours_off_ahead(first_day date, last_day date, of_teams text[], counted_reasons text[])
  returns table (officer text, team text, hours numeric, from_day date, to_day date, reason text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select d.officer, d.team, d.hours, d.from_day, d.to_day,
     case when d.reason ~ '^(PQiP, |Newly qualified officer$|PSO learning$|VQ3$|Level 4 to 5 access$)' then d.reason end
   from workforce.reduction_now d
   where (current_setting('role') = 'candour_system' or platform.actor_role() <> 'public')
     and d.team = any (of_teams) and d.reason = any (counted_reasons)
     and d.from_day <= last_day and coalesce(d.to_day, 'infinity') >= first_day $$;
alter function workforce.hours_off_ahead(date, date, text[], text[]) owner to candour_definer;
grant execute on function workforce.hours_off_ahead(date, date, text[], text[]) to candour_app, candour_system;
