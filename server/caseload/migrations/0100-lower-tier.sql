-- Those who answer for a record are told when its tier fell by the passing of time alone, as of a lower risk of serious harm: nobody
-- decided it, so somebody looks.
create function caseload.tell_of_lower_tier(of_person uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ begin
  insert into platform.notification (account_id, what, subject_id, href)
  select distinct who.id, 'TIER_LOWERED', of_person::text, '/people/' || of_person || '/tier'
  from platform.accounts_acting('spo', (select team from caseload.person where person_id = of_person)) as who (id)
  where not exists (select from caseload.limited_access l where l.account_id = who.id and l.person_id = of_person
      and l.rule = 'exclusion' and l.agreed and l.superseded_at is null and l.starts_at <= statement_timestamp()
      and (l.ends_at is null or l.ends_at > statement_timestamp()));
end $$;
alter function caseload.tell_of_lower_tier(uuid) owner to candour_definer;
revoke all on function caseload.tell_of_lower_tier(uuid) from public;
grant execute on function caseload.tell_of_lower_tier(uuid) to candour_system;
