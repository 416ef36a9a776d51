-- Finds the sentences of a whole service without reading every contact: 2 % of the entries.
create index entry_sentence on caseload.entry (person_id) where kind = 'sentence-started';

-- The entries that decide whether an inspection of a PDU may draw somebody, of everyone whose record ever put them there:
-- what the projection should say can then be told from the record alone. Pseudonyms, teams, days and strata, no names.
create function caseload.eligibility_entries(of_pdu text, starting date, until date) returns table (
  entry_id uuid, person_id uuid, seq integer, kind text, happened_from date, recorded_at timestamptz, supersedes uuid, body json
) language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with started as materialized (
     select distinct e.person_id from caseload.entry e
     where e.kind = 'sentence-started'
       and convert_from(e.payload, 'UTF8')::json #>> '{body,starts}' between starting::text and until::text
   ), deciding as materialized (
     select e.entry_id, e.person_id, e.seq, e.kind, e.happened_from, e.recorded_at, e.supersedes,
       convert_from(e.payload, 'UTF8')::json -> 'body' as body
     from started join caseload.entry e using (person_id)
     where e.kind in ('person-registered', 'sentence-started', 'risk-assessment', 'allocated')
   ), placed as (
     select d.person_id from deciding d join platform.unit u on u.code = d.body ->> 'team' and u.parent = of_pdu
   )
   select d.entry_id, d.person_id, d.seq, d.kind, d.happened_from, d.recorded_at, d.supersedes,
     json_strip_nulls(json_build_object('sex', d.body -> 'sex', 'team', d.body -> 'team', 'practitioner', d.body -> 'practitioner',
       'type', d.body -> 'type', 'starts', d.body -> 'starts', 'overall', d.body -> 'overall'))
   from deciding d
   where d.person_id in (select person_id from placed)
     and (platform.actor_role() in ('lead-inspector', 'inspector') or current_setting('role') = 'candour_system')
   order by d.person_id, d.seq $$;
alter function caseload.eligibility_entries(text, date, date) owner to candour_definer;
grant execute on function caseload.eligibility_entries(text, date, date) to candour_app, candour_system;
