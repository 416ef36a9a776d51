create table caseload.kind (
  kind text primary key,
  writers text[] not null check (writers <@ array['practitioner', 'spo', 'pdu-head'])
);
comment on table caseload.kind is
  'One row is one kind of entry with the roles that may write it: what the registry of kinds says, where row-level security reads it.';
insert into caseload.kind values
  ('contact', '{practitioner,spo}'), ('appointment-outcome', '{practitioner,spo}'), ('home-visit', '{practitioner,spo}'),
  ('risk-assessment', '{practitioner,spo}'), ('sentence-plan', '{practitioner,spo}'), ('review', '{practitioner,spo}'),
  ('registration', '{practitioner,spo}'), ('enquiry', '{practitioner,spo}'), ('management-oversight', '{spo,pdu-head}'),
  ('tier-set', '{practitioner,spo}'), ('allocated', '{spo,pdu-head}'), ('sentence-started', '{practitioner,spo}'),
  ('sentence-ended', '{practitioner,spo}'), ('person-registered', '{practitioner,spo}');
grant select on caseload.kind to candour_app, candour_definer;

create function caseload.may_write(of_kind text) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce((select platform.actor_role() = any (writers) from caseload.kind where kind = of_kind), false) $$;
alter function caseload.may_write(text) owner to candour_definer;
grant execute on function caseload.may_write(text) to candour_app, candour_system;

drop policy writes on caseload.entry;
create policy writes on caseload.entry for insert to candour_app with check (
  caseload.may_write(kind) and exists (select from caseload.person p where p.person_id = entry.person_id)
);
