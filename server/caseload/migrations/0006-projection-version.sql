create table caseload.projection_version (
  one boolean primary key default true check (one),
  version integer not null
);
comment on table caseload.projection_version is
  'The one row says by which version of the fold the rows of people were made; the service makes them again when it has a newer one.';
insert into caseload.projection_version values (true, 1);
