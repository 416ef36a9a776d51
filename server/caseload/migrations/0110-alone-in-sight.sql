-- Lists of people asked eight functions for what their reader may see, two of them about nothing in nearly every list: 0.1 ms each of
-- a list that takes two. People who are in sight one by one, because an inspection sampled them, an emergency opened them, or a unit
-- is asked to take them, are now one set, asked once.

-- Which moves wait for the answer of this person's units. In most places none does: then nobody's teams are looked up.
create or replace function caseload.actor_offered() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ begin
  if platform.actor_role() not in ('spo', 'pdu-head')
      or not exists (select from caseload.person p where p.state -> 'transfer' ->> 'state' = 'proposed') then
    return '{}';
  end if;
  return (select coalesce(array_agg(p.person_id), '{}') from caseload.person p
    where p.state -> 'transfer' ->> 'state' = 'proposed'
      and p.state -> 'transfer' ->> 'to' = any (platform.actor_teams()) and p.status = 'current'
      and (p.restricted is null or not p.restricted @> statement_timestamp())
      and p.person_id <> all (caseload.actor_excluded()));
end $$;

create function caseload.actor_alone() returns uuid[] language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ begin
  return case platform.actor_role()
    when 'lead-inspector' then caseload.actor_sampled_people()
    when 'inspector' then caseload.actor_sampled_people()
    when 'spo' then caseload.actor_glass() || caseload.actor_offered()
    when 'pdu-head' then caseload.actor_glass() || caseload.actor_offered()
    when 'practitioner' then caseload.actor_glass()
    when 'regional-director' then caseload.actor_glass()
    else '{}' end;
end $$;
alter function caseload.actor_alone() owner to candour_definer;
grant execute on function caseload.actor_alone() to candour_app, candour_system;
grant execute on function caseload.actor_offered() to candour_definer;

-- In the place of the sampled and of those opened in an emergency stands the one set, and no second one.
drop policy offered on caseload.person;
drop policy reads on caseload.person;
create policy reads on caseload.person for select to candour_app using (
  caseload.in_sight(person, (select platform.actor_teams())::text[], (select caseload.actor_holds())::text,
    (select caseload.actor_waiting_pdu())::text, (select caseload.actor_alone())::uuid[], '{}'::uuid[],
    (select caseload.actor_named())::uuid[]));

-- The unit whose waiting people a senior officer meets: in one look at who acts, where it took two.
create or replace function caseload.actor_waiting_pdu() returns text language sql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ select case u.kind when 'pdu' then u.code else u.parent end
   from platform.acting_as(platform.actor_id()) a join platform.unit u on u.code = a.unit
   where a.role = 'spo' and u.kind in ('team', 'pdu') $$;
