create table caseload.draft (
  account_id integer not null references platform.account (id),
  draft_id uuid not null,
  person_id uuid not null references caseload.person (person_id) on delete cascade,
  kind text not null,
  corrects uuid references caseload.entry (entry_id),
  form_version text not null,
  revision integer not null check (revision > 0),
  sealed bytea not null,
  updated_at timestamptz(3) not null,
  primary key (account_id, draft_id)
);
comment on table caseload.draft is
  'One row is one form that somebody has begun to fill in and not yet saved as an entry. Only its writer sees it; it is no part of the record.';
comment on column caseload.draft.sealed is 'What was typed (JSON), AES-256-GCM under the key of the person it is about: it goes when the person is erased.';
comment on column caseload.draft.revision is 'Counts the saves. A tab that knows an older one does not overwrite what another tab saved.';
-- Serves the list of my drafts.
create index draft_latest on caseload.draft (account_id, updated_at desc);

create table caseload.submission (
  account_id integer not null references platform.account (id),
  form_id uuid not null,
  entry_id uuid not null references caseload.entry (entry_id),
  primary key (account_id, form_id)
);
comment on table caseload.submission is
  'One row is one filled-in form that became an entry. The same form sent again finds its entry here and writes no second one.';

grant select, insert, update, delete on caseload.draft to candour_app;
grant select, delete on caseload.draft to candour_definer;
grant select, insert on caseload.submission to candour_app;
revoke all on caseload.draft from candour_system;

alter table caseload.draft enable row level security;
alter table caseload.draft force row level security;
-- Losing sight of a record is losing sight of what one has begun to write in it.
create policy own on caseload.draft to candour_app using (
  account_id = (select platform.actor_id()) and exists (select from caseload.person p where p.person_id = draft.person_id)
) with check (
  account_id = (select platform.actor_id()) and exists (select from caseload.person p where p.person_id = draft.person_id)
);
create policy old_ones on caseload.draft to candour_definer using (updated_at < now() - interval '30 days');

alter table caseload.submission enable row level security;
alter table caseload.submission force row level security;
create policy system on caseload.submission to candour_system using (true) with check (true);
create policy own on caseload.submission to candour_app using (account_id = (select platform.actor_id()))
  with check (account_id = (select platform.actor_id()));

-- What nobody has touched for thirty days is not kept: everybody's, whoever's save calls it.
create function caseload.discard_old_drafts() returns void language sql security definer set search_path = pg_catalog, pg_temp as
$$ delete from caseload.draft where updated_at < now() - interval '30 days' $$;
alter function caseload.discard_old_drafts() owner to candour_definer;
grant execute on function caseload.discard_old_drafts() to candour_app;
