create table workforce.spans_version (version integer not null);
comment on table workforce.spans_version is
  'Its one row says how the spans of cases were made: when the way changes, or they were never made, they are made again at the next start.';
insert into workforce.spans_version values (0);
grant select, update on workforce.spans_version to candour_system;
revoke insert, delete on workforce.spans_version from candour_system;
