-- A result can be recounted by everyone who sees its figures, although they may not read the contacts and reductions behind
-- them: these two functions give the numbers alone, without a case, a name or a reason.
grant select on workforce.contact_row, workforce.result_reduction to candour_definer;
create policy recount on workforce.contact_row for select to candour_definer using (true);
create policy recount on workforce.result_reduction for select to candour_definer using (true);

create function workforce.contacts_to_recount(of_import integer)
  returns table (id text, code text, day date, done_by_team text, done_by text, officer_team text, officer text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select contact_id, contact_code, contact_date, done_by_team, done_by, officer_team, officer
   from workforce.contact_row where import = of_import order by "row" $$;
alter function workforce.contacts_to_recount(integer) owner to candour_definer;

create function workforce.reduced_hours_to_recount(of_result integer)
  returns table (team text, officer text, hours numeric)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select team, officer, sum(hours) from workforce.result_reduction where result = of_result group by team, officer $$;
alter function workforce.reduced_hours_to_recount(integer) owner to candour_definer;

grant execute on function workforce.contacts_to_recount(integer), workforce.reduced_hours_to_recount(integer)
  to candour_app, candour_system;
