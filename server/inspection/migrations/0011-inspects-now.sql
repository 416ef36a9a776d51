-- Inspectors see how many staff of a unit are absent or on a measure of work improvement while they inspect it, and not before
-- or after. The room of workforce asks; who works on which inspection is known here.
create or replace function workforce.inspects_now(unit_code text) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ select exists (select from inspection.inspection i
   where i.unit = unit_code and i.stage <> 'published' and i.id = any (inspection.actor_inspections())) $$;
