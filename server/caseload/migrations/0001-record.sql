create schema caseload;
grant usage on schema caseload to candour_app, candour_system, candour_definer;

create table caseload.person (
  person_id uuid primary key references ledger.stream (id),
  crn text not null unique,
  name text not null,
  date_of_birth date not null,
  sex text not null,
  ethnicity text not null,
  team text not null references platform.unit (code),
  pdu text not null references platform.unit (code),
  practitioner text references platform.practitioner (code),
  tier text,
  location text check (location in ('community', 'custody', 'licence')),
  risk_of_serious_harm text check (risk_of_serious_harm in ('low', 'medium', 'high', 'very-high')),
  sentence_type text,
  sentence_started date,
  sentence_ends date,
  status text not null check (status in ('current', 'ended')),
  unallocated_since date,
  last_entry_seq integer not null check (last_entry_seq > 0),
  state jsonb not null
);
comment on table caseload.person is
  'One row is one person on probation as their entries say now: a projection, always equal to the fold of the entries.';
comment on column caseload.person.person_id is 'The stream in the ledger, and the pseudonym of the person wherever no name may stand.';
-- Serve the lists: by team (practitioner, SPO, PDU head), by officer, and those who wait in a PDU.
create index person_team on caseload.person (team, name);
create index person_practitioner on caseload.person (practitioner);
create index person_waiting on caseload.person (pdu) where unallocated_since is not null;
-- Serves the population of an inspection: people of one PDU whose sentence started in a window.
create index person_commenced on caseload.person (pdu, sentence_started);

create table caseload.entry (
  entry_id uuid primary key,
  person_id uuid not null references caseload.person (person_id),
  seq integer not null check (seq > 0),
  kind text not null,
  author text not null,
  work_done_by text not null,
  happened_from date not null,
  happened_to date check (happened_to >= happened_from),
  recorded_at timestamptz(3) not null,
  supersedes uuid references caseload.entry (entry_id),
  reason text,
  payload bytea not null,
  salt bytea not null check (octet_length(salt) = 32),
  unique (person_id, seq),
  check ((supersedes is null) = (reason is null))
);
comment on table caseload.entry is
  'One row is one line of a person''s record as it was written. Never changed: a correction is a later row that names what it supersedes.';
comment on column caseload.entry.payload is 'Canonical JSON of author, work done by, reason and body: the bytes that the leaf commits to.';
-- Two people who correct one entry at once: the second meets this.
create unique index entry_superseded_once on caseload.entry (supersedes) where supersedes is not null;

create trigger written_once before update or delete on caseload.entry for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on caseload.entry for each statement execute function platform.refuse_change();

create table caseload.inspection_access (
  person_id uuid not null references caseload.person (person_id),
  account_id integer not null references platform.account (id),
  inspection uuid not null references ledger.stream (id),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null check (ends_at > starts_at),
  primary key (account_id, person_id, inspection)
);
comment on table caseload.inspection_access is
  'One row is the right of one inspector to read one sampled record while the inspection lasts. The inspection room makes them.';

-- The PDU whose waiting people an SPO sees: somebody who has no officer belongs to nobody's team yet in any sense that helps them.
create function caseload.actor_waiting_pdu() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select case u.kind when 'pdu' then u.code else u.parent end
   from platform.unit u where u.code = platform.actor_unit() and platform.actor_role() = 'spo' and u.kind in ('team', 'pdu') $$;

-- Records that the person may read because an inspection sampled them and is under way.
create function caseload.actor_sampled_people() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(array_agg(person_id), '{}') from caseload.inspection_access
   where account_id = platform.actor_id() and platform.actor_role() in ('lead-inspector', 'inspector')
     and starts_at <= now() and ends_at > now() $$;

grant select on caseload.person, caseload.entry, caseload.inspection_access to candour_app, candour_definer;
grant insert on caseload.person, caseload.entry, caseload.inspection_access to candour_app;
-- People never update a projection: caseload.write_projection does, and only beside a new entry.
grant update on caseload.person to candour_definer;
revoke update, delete, truncate on caseload.entry from candour_system;

alter table caseload.person enable row level security;
alter table caseload.person force row level security;
create policy system on caseload.person to candour_system using (true) with check (true);
create policy definer on caseload.person to candour_definer using (true) with check (true);
create policy reads on caseload.person for select to candour_app using (
  team = any ((select platform.actor_teams())::text[])
  or (unallocated_since is not null and pdu = (select caseload.actor_waiting_pdu()))
  or person_id = any ((select caseload.actor_sampled_people())::uuid[])
);
create policy registers on caseload.person for insert to candour_app with check (
  (select platform.actor_role()) in ('practitioner', 'spo') and team = any ((select platform.actor_teams())::text[])
);

-- An entry is seen by whoever sees its person now, so the entry carries no team of its own: rows that are never updated
-- could only keep the team of the day they were written, and a transfer would leave the old team reading and the new one
-- blind. EXISTS lets the planner choose by cost: one key look-up for one timeline, one hashed pass for a whole unit.
alter table caseload.entry enable row level security;
alter table caseload.entry force row level security;
create policy system on caseload.entry to candour_system using (true) with check (true);
create policy definer on caseload.entry to candour_definer using (true);
create policy reads on caseload.entry for select to candour_app using (
  exists (select from caseload.person p where p.person_id = entry.person_id)
);
create policy writes on caseload.entry for insert to candour_app with check (
  case (select platform.actor_role())
    when 'practitioner' then kind not in ('allocated', 'management-oversight')
    when 'spo' then true
    when 'pdu-head' then kind in ('allocated', 'management-oversight')
    else false
  end
  and exists (select from caseload.person p where p.person_id = entry.person_id)
);

alter table caseload.inspection_access enable row level security;
alter table caseload.inspection_access force row level security;
create policy system on caseload.inspection_access to candour_system using (true) with check (true);
create policy definer on caseload.inspection_access to candour_definer using (true);
create policy reads on caseload.inspection_access for select to candour_app using (
  account_id = (select platform.actor_id()) or (select platform.actor_role()) = 'lead-inspector'
);
create policy grants on caseload.inspection_access for insert to candour_app with check (
  (select platform.actor_role()) = 'lead-inspector'
);

-- Puts a person's row where their newest entry says. It runs above row-level security because a transfer moves the row out of
-- the sight of the one who made it; so it acts only beside an entry that this very transaction was allowed to write.
create function caseload.write_projection(projection jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ declare
  written caseload.person := jsonb_populate_record(null::caseload.person, projection);
begin
  perform from caseload.entry e
    where e.person_id = written.person_id and e.seq = written.last_entry_seq and e.xmin = pg_current_xact_id()::xid;
  if not found then
    raise exception 'a projection changes only beside a new entry' using errcode = 'insufficient_privilege';
  end if;
  update caseload.person p set
    crn = written.crn, name = written.name, date_of_birth = written.date_of_birth, sex = written.sex,
    ethnicity = written.ethnicity, team = written.team,
    pdu = (select u.parent from platform.unit u where u.code = written.team),
    practitioner = written.practitioner, tier = written.tier, location = written.location,
    risk_of_serious_harm = written.risk_of_serious_harm, sentence_type = written.sentence_type,
    sentence_started = written.sentence_started, sentence_ends = written.sentence_ends, status = written.status,
    unallocated_since = written.unallocated_since, last_entry_seq = written.last_entry_seq, state = written.state
  where p.person_id = written.person_id;
end $$;

-- Counts of each team, with no names: for those whose role covers too much for them to open single cases.
create function caseload.counts_by_team() returns table (
  team text, pdu text, people bigint, waiting bigint, waiting_high_risk bigint, waiting_not_assessed bigint, longest_since date
) language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select p.team, p.pdu, count(*), count(p.unallocated_since),
     count(*) filter (where p.unallocated_since is not null and p.risk_of_serious_harm in ('high', 'very-high')),
     count(*) filter (where p.unallocated_since is not null and p.risk_of_serious_harm is null),
     min(p.unallocated_since)
   from caseload.person p
   where p.status = 'current' and (platform.actor_role() <> 'public' or current_setting('role') = 'candour_system')
   group by p.team, p.pdu $$;

-- The people an inspection of a PDU may draw: community orders, suspended sentences and licences that started in the window,
-- so that every stage of the work can be judged (reference, inspection 3.1). Pseudonyms and strata, no names.
create function caseload.eligible_population(of_pdu text, starting date, until date) returns table (
  person_id uuid, sex text, sentence_type text, risk_of_serious_harm text, practitioner text, joined date, grade text
) language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select p.person_id, p.sex, p.sentence_type, p.risk_of_serious_harm, p.practitioner, o.joined, o.grade
   from caseload.person p left join platform.practitioner o on o.code = p.practitioner
   where p.pdu = of_pdu and p.sentence_started between starting and until
     and p.sentence_type in ('community-order', 'suspended-sentence', 'licence')
     and (platform.actor_role() in ('lead-inspector', 'inspector') or current_setting('role') = 'candour_system') $$;

alter function caseload.actor_waiting_pdu() owner to candour_definer;
alter function caseload.actor_sampled_people() owner to candour_definer;
alter function caseload.write_projection(jsonb) owner to candour_definer;
alter function caseload.counts_by_team() owner to candour_definer;
alter function caseload.eligible_population(text, date, date) owner to candour_definer;
grant execute on function caseload.actor_waiting_pdu(), caseload.actor_sampled_people(), caseload.write_projection(jsonb),
  caseload.counts_by_team(), caseload.eligible_population(text, date, date) to candour_app, candour_system;
