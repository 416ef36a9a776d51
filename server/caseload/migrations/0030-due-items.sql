create table caseload.due_item (
  person_id uuid not null references caseload.person (person_id) on delete cascade,
  team text not null,
  standard text not null,
  ref text not null,
  practitioner text,
  started date not null,
  due date,
  stopped date,
  at text,
  type text,
  primary key (person_id, standard, ref)
);
comment on table caseload.due_item is
  'One row is one thing that is, was or will be due about a person on probation: a projection of their state, without today.';
comment on column caseload.due_item.due is 'Null when no source gives a limit, or the record sets no day.';
comment on column caseload.due_item.practitioner is 'Who is to do it: the named officer, or whom an appointment is with. Null while there is nobody.';
-- Serve the home page (what is open with one practitioner) and the page of a team (counts by standard).
create index due_item_open on caseload.due_item (practitioner, due) where stopped is null;
create index due_item_team on caseload.due_item (team, standard);
-- Serves "written as one of many entries within minutes" on a timeline.
create index entry_author on caseload.entry (author, recorded_at);

grant select on caseload.due_item to candour_app, candour_definer;
grant insert, delete on caseload.due_item to candour_definer;

-- Seen by whoever sees the person now, whatever decides that.
alter table caseload.due_item enable row level security;
alter table caseload.due_item force row level security;
create policy system on caseload.due_item to candour_system using (true) with check (true);
create policy definer on caseload.due_item to candour_definer using (true) with check (true);
create policy reads on caseload.due_item for select to candour_app using (
  exists (select from caseload.person p where p.person_id = due_item.person_id)
);

-- Above row-level security for the reason of caseload.write_projection, and like it only beside an entry of this transaction.
create function caseload.write_due_items(of_person uuid, items jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ begin
  perform from caseload.entry e join caseload.person p on p.person_id = e.person_id and p.last_entry_seq = e.seq
    where p.person_id = of_person and e.xmin = pg_current_xact_id()::xid;
  if not found then
    raise exception 'what is due changes only beside a new entry' using errcode = 'insufficient_privilege';
  end if;
  delete from caseload.due_item where person_id = of_person;
  insert into caseload.due_item
    select (r).* from (select jsonb_populate_record(null::caseload.due_item, item) r from jsonb_array_elements(items) item) rows
    where (r).person_id = of_person;
end $$;
alter function caseload.write_due_items(uuid, jsonb) owner to candour_definer;
grant execute on function caseload.write_due_items(uuid, jsonb) to candour_app, candour_system;
