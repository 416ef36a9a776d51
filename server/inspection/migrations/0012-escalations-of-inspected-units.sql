-- Inspectors read the escalations and the decisions beyond limits of the units that they inspect, and of no other. The room of
-- allocation asks; who works on which inspection is known here.
create or replace function allocation.inspected_units() returns text[] language sql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ select coalesce(array_agg(u.code), '{}') from platform.unit u
   where exists (select from inspection.inspection i where i.id = any (inspection.actor_inspections()) and i.unit in (u.code, u.parent)) $$;
