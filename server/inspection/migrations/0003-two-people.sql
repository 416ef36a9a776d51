-- What one person may not do alone (reference, voice-security 7.6): publish, and change a rating that was given.
create table inspection.proposal (
  entry uuid primary key references inspection.entry (id) deferrable initially deferred,
  inspection uuid not null references inspection.inspection (id),
  act text not null check (act in ('publish', 'rate')),
  standard text not null default '',
  content jsonb not null,
  proposed_by text not null references platform.account (username),
  proposed_at timestamptz(3) not null,
  agreed_by text references platform.account (username),
  agreed_at timestamptz(3),
  check ((act = 'rate') = (standard <> '')),
  check ((agreed_by is null) = (agreed_at is null)),
  check (agreed_by <> proposed_by)
);
comment on table inspection.proposal is
  'One row is one act that needs two people: what one lead inspector proposed, and who of the others agreed. Each stands as an entry too.';
-- One open proposal for one thing: who proposes again takes the place of the first.
create unique index proposal_open on inspection.proposal (inspection, act, standard) where agreed_by is null;

create table inspection.conflict (
  account_id integer not null references platform.account (id),
  unit text not null references platform.unit (code),
  last_worked date not null,
  declared_at timestamptz(3) not null,
  primary key (account_id, unit)
);
comment on table inspection.conflict is 'One row is one unit in which an inspector has worked, as they declared it, with their last day there.';

create table inspection.member (
  inspection uuid not null references inspection.inspection (id),
  account_id integer not null references platform.account (id),
  assigned_by text not null,
  assigned_at timestamptz(3) not null,
  primary key (inspection, account_id)
);
comment on table inspection.member is 'One row is one inspector who works on one inspection.';

create table inspection.draft (
  inspection uuid primary key references inspection.inspection (id),
  content jsonb not null,
  released_by text not null,
  released_at timestamptz(3) not null
);
comment on table inspection.draft is 'One row is the draft of one result as it was released to those named in draft_reader.';
create table inspection.draft_reader (
  inspection uuid not null references inspection.draft (inspection),
  account_id integer not null references platform.account (id),
  released_at timestamptz(3) not null,
  primary key (inspection, account_id)
);
comment on table inspection.draft_reader is 'One row is one person who may read one draft.';
create table inspection.draft_opening (
  code text primary key check (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  inspection uuid not null references inspection.draft (inspection),
  account_id integer not null references platform.account (id),
  at timestamptz(3) not null
);
comment on table inspection.draft_opening is 'One row is one opening of a draft. Its code stands on the page, so that a picture of the page tells who opened it.';

create function inspection.actor_username() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select username from platform.account where id = platform.actor_id() $$;

-- The inspections that the person works on: every one for those who lead, those they are assigned to for the others.
create function inspection.actor_inspections() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select case platform.actor_role()
     when 'lead-inspector' then (select coalesce(array_agg(id), '{}') from inspection.inspection)
     when 'inspector' then (select coalesce(array_agg(inspection), '{}') from inspection.member where account_id = platform.actor_id())
     else '{}' end $$;

-- Whether an inspector worked in the unit within three years. @source reference, voice-security 8, E05
create function inspection.has_conflict(of_account integer, of_inspection uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select exists (select from inspection.conflict c join inspection.inspection i on i.unit = c.unit
   where c.account_id = of_account and i.id = of_inspection and c.last_worked > current_date - interval '3 years') $$;

create function inspection.actor_drafts() returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(array_agg(inspection), '{}') from inspection.draft_reader where account_id = platform.actor_id() $$;

alter function inspection.actor_username() owner to candour_definer;
alter function inspection.actor_inspections() owner to candour_definer;
alter function inspection.has_conflict(integer, uuid) owner to candour_definer;
alter function inspection.actor_drafts() owner to candour_definer;
grant execute on function inspection.actor_username(), inspection.actor_inspections(), inspection.has_conflict(integer, uuid),
  inspection.actor_drafts() to candour_app, candour_system;
grant select on inspection.inspection, inspection.member, inspection.conflict, inspection.draft_reader, inspection.proposal
  to candour_definer;

do $$
declare room_table text;
begin
  foreach room_table in array array['proposal', 'conflict', 'member', 'draft', 'draft_reader', 'draft_opening']
  loop
    execute format('alter table inspection.%I enable row level security', room_table);
    execute format('alter table inspection.%I force row level security', room_table);
    execute format('create policy system on inspection.%I to candour_system using (true) with check (true)', room_table);
    execute format('create policy definer on inspection.%I for select to candour_definer using (true)', room_table);
  end loop;
end $$;
create policy definer on inspection.inspection for select to candour_definer using (true);

create policy seen on inspection.proposal for select to candour_app
  using (inspection = any ((select inspection.actor_inspections())::uuid[]));
create policy proposed on inspection.proposal for insert to candour_app with check (
  (select inspection.leads()) and proposed_by = (select inspection.actor_username()) and agreed_by is null);
create policy changed on inspection.proposal for update to candour_app using ((select inspection.leads()) and agreed_by is null)
  with check (agreed_by = (select inspection.actor_username())
    or (agreed_by is null and proposed_by = (select inspection.actor_username())));

create policy seen on inspection.conflict for select to candour_app
  using ((select inspection.leads()) or account_id = (select platform.actor_id()));
create policy declared on inspection.conflict for insert to candour_app
  with check ((select inspection.inspects()) and account_id = (select platform.actor_id()));
create policy declared_again on inspection.conflict for update to candour_app
  using (account_id = (select platform.actor_id())) with check (account_id = (select platform.actor_id()));

create policy seen on inspection.member for select to candour_app
  using (inspection = any ((select inspection.actor_inspections())::uuid[]));
create policy assigned on inspection.member for insert to candour_app
  with check ((select inspection.leads()) and not inspection.has_conflict(account_id, inspection));

create policy seen on inspection.draft for select to candour_app
  using ((select inspection.leads()) or inspection = any ((select inspection.actor_drafts())::uuid[]));
create policy released on inspection.draft for insert to candour_app with check ((select inspection.leads()));
create policy released_again on inspection.draft for update to candour_app
  using ((select inspection.leads())) with check ((select inspection.leads()));
create policy seen on inspection.draft_reader for select to candour_app
  using ((select inspection.leads()) or account_id = (select platform.actor_id()));
create policy named on inspection.draft_reader for insert to candour_app with check ((select inspection.leads()));
create policy seen on inspection.draft_opening for select to candour_app using ((select inspection.leads()));
create policy opened on inspection.draft_opening for insert to candour_app
  with check (account_id = (select platform.actor_id()));

grant select, insert on inspection.proposal, inspection.conflict, inspection.member, inspection.draft, inspection.draft_reader,
  inspection.draft_opening to candour_app;
grant update (entry, content, proposed_by, proposed_at, agreed_by, agreed_at) on inspection.proposal to candour_app;
grant update (last_worked, declared_at) on inspection.conflict to candour_app;
grant update (content, released_by, released_at) on inspection.draft to candour_app;
create trigger written_once before update or delete on inspection.draft_opening for each row execute function platform.refuse_change();

-- The inspectors of an inspection that was under way before there were members worked on all of them.
insert into inspection.member (inspection, account_id, assigned_by, assigned_at)
select i.id, a.id, i.lead, i.opened_at from inspection.inspection i, platform.account a where a.role = 'inspector';

-- From here on an inspector sees the inspections that they work on, and no other.
drop policy seen on inspection.inspection;
create policy seen on inspection.inspection for select to candour_app using (
  id = any ((select inspection.actor_inspections())::uuid[]) or stage = 'published'
  or (stage <> 'opened' and (select platform.actor_role()) = 'pdu-head' and unit = (select platform.actor_unit()))
  -- The statement that makes a row sees it before any function can.
  or (select inspection.leads()));
do $$
declare room_table text;
begin
  foreach room_table in array array['entry', 'population', 'drawn_case', 'answer', 'judgement']
  loop
    execute format('drop policy seen on inspection.%I', room_table);
    execute format('create policy seen on inspection.%I for select to candour_app
      using (inspection = any ((select inspection.actor_inspections())::uuid[]) or (select inspection.leads()))', room_table);
  end loop;
end $$;

-- Two people, whatever the service's own code may do: a result and a changed rating need a proposal to which another agreed.
create function inspection.refuse_publishing_alone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as
$$ begin
  if new.stage = 'published' and old.stage <> 'published' and not exists (select from inspection.proposal p
    where p.inspection = new.id and p.act = 'publish' and p.agreed_by is not null)
  then raise exception 'a result is published by two people' using errcode = 'insufficient_privilege'; end if;
  return new;
end $$;
create trigger published_by_two before update on inspection.inspection
  for each row execute function inspection.refuse_publishing_alone();
create function inspection.refuse_rating_alone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as
$$ begin
  if not exists (select from inspection.proposal p where p.inspection = new.inspection and p.act = 'rate'
    and p.standard = new.standard and p.agreed_by is not null
    and p.content = jsonb_build_object('rating', new.rating, 'reasons', new.reasons))
  then raise exception 'a rating is changed by two people' using errcode = 'insufficient_privilege'; end if;
  return new;
end $$;
create trigger changed_by_two before update on inspection.judgement
  for each row execute function inspection.refuse_rating_alone();
