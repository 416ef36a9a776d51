insert into caseload.kind values ('cover-arranged', '{spo,pdu-head}'), ('cover-ended', '{spo,pdu-head}'),
  ('conflict-declared', '{practitioner,spo,pdu-head}'), ('officer-need', '{practitioner,spo,pdu-head}');

-- What was said and done with people while they wait. Those who decide about a queue meet the people in it in lists and may not
-- open every record, so this runs above the policy of entries and answers only for people in the reader's own sight.
create function caseload.contact_while_waiting(people uuid[]) returns table (
  person_id uuid, contacts bigint, last_on date, last_by text
) language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with waiting as (
     select p.person_id, p.unallocated_since from caseload.person p
     where p.person_id = any (people) and p.unallocated_since is not null
       and p.person_id <> all ((select caseload.actor_excluded())::uuid[])
       and caseload.in_sight(p, (select platform.actor_teams())::text[], (select caseload.actor_holds())::text,
         (select caseload.actor_waiting_pdu())::text, (select caseload.actor_sampled_people())::uuid[],
         (select caseload.actor_glass())::uuid[], (select caseload.actor_named())::uuid[])),
   had as (
     select e.person_id, e.happened_from, e.work_done_by, e.seq from waiting w join caseload.entry e on e.person_id = w.person_id
     where e.kind in ('contact', 'home-visit', 'appointment-outcome') and e.happened_from >= w.unallocated_since
       and not exists (select from caseload.entry later where later.supersedes = e.entry_id))
   select h.person_id, count(*), max(h.happened_from),
     (array_agg(h.work_done_by order by h.happened_from desc, h.seq desc))[1]
   from had h group by h.person_id $$;
alter function caseload.contact_while_waiting(uuid[]) owner to candour_definer;

-- The staff to whom a record is closed, for whoever decides who takes the case. Which list they stand on is not said.
create function caseload.closed_staff(of_person uuid) returns table (practitioner text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select a.practitioner from platform.account a
   where a.practitioner is not null and platform.actor_role() in ('spo', 'pdu-head')
     and exists (select from caseload.opening(of_person) o where o.verdict in ('open', 'purpose'))
     and (exists (select from caseload.limited_access l where l.account_id = a.id and l.person_id = of_person
         and l.rule = 'exclusion' and l.agreed and l.superseded_at is null
         and (l.ends_at is null or l.ends_at > statement_timestamp()))
       or (exists (select from caseload.person p where p.person_id = of_person and p.restricted @> statement_timestamp())
         and not exists (select from caseload.limited_access l where l.account_id = a.id and l.person_id = of_person
           and l.rule = 'restriction' and l.agreed and l.superseded_at is null and l.starts_at <= statement_timestamp()
           and (l.ends_at is null or l.ends_at > statement_timestamp())))) $$;
alter function caseload.closed_staff(uuid) owner to candour_definer;
grant execute on function caseload.contact_while_waiting(uuid[]), caseload.closed_staff(uuid) to candour_app, candour_system;

-- A unit that is asked to take a case meets the person while it decides, and answers in the record: nothing more, and only its
-- managers. Until then the case is another unit's.
create index person_offered on caseload.person ((state -> 'transfer' ->> 'to'))
  where state -> 'transfer' ->> 'state' = 'proposed';
comment on index caseload.person_offered is 'Which moves wait for the answer of a unit: asked by every query of a person, nearly always empty.';
create function caseload.actor_offered() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(array_agg(p.person_id), '{}') from caseload.person p
   where platform.actor_role() in ('spo', 'pdu-head') and p.state -> 'transfer' ->> 'state' = 'proposed'
     and p.state -> 'transfer' ->> 'to' = any (platform.actor_teams()) and p.status = 'current'
     and (p.restricted is null or not p.restricted @> statement_timestamp())
     and p.person_id <> all (caseload.actor_excluded()) $$;
alter function caseload.actor_offered() owner to candour_definer;
grant execute on function caseload.actor_offered() to candour_app, candour_system;
create policy offered on caseload.person for select to candour_app
  using (person_id = any ((select caseload.actor_offered())::uuid[]));
create policy answers on caseload.entry for insert to candour_app with check (
  kind in ('transfer-answered', 'allocated') and caseload.may_write(kind)
  and person_id = any ((select caseload.actor_offered())::uuid[]));
