-- A calculated tier is written by the service in the transaction of the entry that caused it, so whoever may write that entry may
-- write this one; no form offers it.
insert into caseload.kind values
  ('tier-calculated', '{practitioner,spo,pdu-head}'),
  ('risk-drop-looked-at', '{practitioner,spo,pdu-head}');

-- Those who answer for a record are told of a registration that lowered a risk of serious harm, by the way that refusals are told.
create function caseload.tell_of_drop(of_person uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if not exists (select from caseload.person p where p.person_id = of_person) then return; end if;
  insert into platform.notification (account_id, what, subject_id, href)
  select distinct who.id, 'RISK_LOWERED', of_person::text, '/people/' || of_person || '/tier'
  from platform.accounts_acting('spo', (select team from caseload.person where person_id = of_person)) as who (id)
  where not exists (select from caseload.limited_access l where l.account_id = who.id and l.person_id = of_person
      and l.rule = 'exclusion' and l.agreed and l.superseded_at is null and l.starts_at <= statement_timestamp()
      and (l.ends_at is null or l.ends_at > statement_timestamp()));
end $$;
alter function caseload.tell_of_drop(uuid) owner to candour_definer;
revoke all on function caseload.tell_of_drop(uuid) from public;
grant execute on function caseload.tell_of_drop(uuid) to candour_app, candour_system;
