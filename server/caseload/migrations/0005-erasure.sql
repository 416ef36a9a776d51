create table caseload.erasure (
  id uuid primary key,
  person_id uuid not null references ledger.stream (id),
  ground text not null check (length(ground) between 30 and 2000),
  requested_by integer not null references platform.account (id),
  requested_at timestamptz(3) not null,
  decided_by integer references platform.account (id) check (decided_by <> requested_by),
  decided_at timestamptz(3),
  decision text check (decision in ('approved', 'refused')),
  entry_id uuid unique,
  check ((decided_by is null) = (decision is null) and (decided_by is null) = (decided_at is null)),
  check ((decision is not distinct from 'approved') = (entry_id is not null))
);
comment on table caseload.erasure is
  'One row is one request to erase the record of one person, and what a second person decided. It names a pseudonym, never a name.';
-- One open request for one record.
create unique index erasure_open on caseload.erasure (person_id) where decision is null;
grant select on caseload.erasure to candour_app, candour_definer;
grant insert, update on caseload.erasure to candour_definer;
alter table caseload.erasure enable row level security;
alter table caseload.erasure force row level security;
create policy system on caseload.erasure to candour_system using (true) with check (true);
create policy definer on caseload.erasure to candour_definer using (true) with check (true);
create policy reads on caseload.erasure for select to candour_app
  using ((select platform.actor_role()) in ('administrator', 'auditor'));
create trigger never_deleted before delete on caseload.erasure for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on caseload.erasure for each statement execute function platform.refuse_change();

-- An administrator opens no record, so the person is found by CRN above row-level security. Null when nobody has it.
create function caseload.request_erasure(of_crn text, on_ground text, at timestamptz) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ declare request uuid; begin
  if platform.actor_role() <> 'administrator' then
    raise exception 'only an administrator asks for an erasure' using errcode = 'insufficient_privilege';
  end if;
  insert into caseload.erasure (id, person_id, ground, requested_by, requested_at)
  select gen_random_uuid(), p.person_id, on_ground, platform.actor_id(), at from caseload.person p where p.crn = of_crn
  returning id into request;
  return request;
end $$;

create function caseload.refuse_erasure(request uuid, at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if platform.actor_role() <> 'auditor' then
    raise exception 'only an auditor decides on an erasure' using errcode = 'insufficient_privilege';
  end if;
  update caseload.erasure set decided_by = platform.actor_id(), decided_at = at, decision = 'refused'
  where id = request and decision is null;
  return found;
end $$;

-- Ends a record: the last entry of its chain says that it was erased, on what ground, by whom; everything that was derived from the
-- record goes. It acts only beside the leaf of that entry, written by this very transaction.
create function caseload.erase_record(request uuid, last_entry uuid, at timestamptz, words bytea, with_salt bytea) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ declare subject uuid; begin
  if platform.actor_role() <> 'auditor' then
    raise exception 'only an auditor decides on an erasure' using errcode = 'insufficient_privilege';
  end if;
  update caseload.erasure set decided_by = platform.actor_id(), decided_at = at, decision = 'approved', entry_id = last_entry
  where id = request and decision is null returning person_id into subject;
  if not found then raise exception 'there is no open request %', request; end if;
  insert into caseload.entry (entry_id, person_id, seq, kind, author, work_done_by, happened_from, recorded_at, payload, salt)
  select l.entry_id, subject, l.seq, 'erasure', a.username, a.username, (at at time zone 'Europe/London')::date, at, words, with_salt
  from ledger.leaf_in l, platform.account a
  where l.entry_id = last_entry and l.stream = subject and l.type = 'erasure' and l.xid = pg_current_xact_id()
    and a.id = platform.actor_id();
  if not found then raise exception 'an erasure stands beside its leaf' using errcode = 'insufficient_privilege'; end if;
  delete from caseload.person where person_id = subject;
end $$;
grant insert on caseload.entry to candour_definer;
grant delete on caseload.person to candour_definer;
alter function caseload.request_erasure(text, text, timestamptz) owner to candour_definer;
alter function caseload.refuse_erasure(uuid, timestamptz) owner to candour_definer;
alter function caseload.erase_record(uuid, uuid, timestamptz, bytea, bytea) owner to candour_definer;
grant execute on function caseload.request_erasure(text, text, timestamptz), caseload.refuse_erasure(uuid, timestamptz),
  caseload.erase_record(uuid, uuid, timestamptz, bytea, bytea) to candour_app;
