create table allocation.acts_version (version integer not null);
comment on table allocation.acts_version is
  'Its one row says how the history of allocations was made: where the way changes, or people were held before there was one, it is made from the records at the next start.';
insert into allocation.acts_version values (0);
grant select, update on allocation.acts_version to candour_system;
revoke insert, delete on allocation.acts_version from candour_system;
