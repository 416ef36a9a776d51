create table inspection.bundle (
  inspection uuid primary key references inspection.publication (inspection),
  bytes bytea not null,
  digest bytea not null check (digest = sha256(bytes)),
  made_at timestamptz(3) not null default now()
);
comment on table inspection.bundle is
  'One row is the bundle of one published inspection, put together once the log has signed the publication. A download reads it.';
-- It is compressed already: a second attempt costs time and saves nothing.
alter table inspection.bundle alter column bytes set storage external;
create trigger written_once before update or delete on inspection.bundle
  for each row execute function platform.refuse_change();

alter table inspection.bundle enable row level security;
alter table inspection.bundle force row level security;
create policy system on inspection.bundle to candour_system using (true) with check (true);
create policy public_sees on inspection.bundle for select to candour_app using (true);
grant select on inspection.bundle to candour_app;

-- What was published before this table was there gets its bundle at the next start.
select platform.queue_job('make-bundle', json_build_object('inspection', inspection)) from inspection.publication;
