-- Somebody whose record is restricted to others must not wait unseen, and is in no list and no count of their own team (attack L05). So
-- the escalation about them opens with the head of the unit, who keeps the lists of the record, and their team does not meet it.
create function allocation.closed_people() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select case when platform.actor_role() not in ('spo', 'practitioner') then '{}' else coalesce((
     select array_agg(p.person_id) from caseload.person p
     where p.team = any (platform.actor_teams()) and p.restricted @> statement_timestamp()
       and p.person_id <> all (caseload.actor_named())), '{}') end $$;
alter function allocation.closed_people() owner to candour_definer;
grant execute on function allocation.closed_people() to candour_app, candour_system;
create policy closed on allocation.escalation as restrictive for select to candour_app
  using (person_id is null or person_id <> all ((select allocation.closed_people())::uuid[]));
