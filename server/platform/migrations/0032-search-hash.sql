-- The audit tells that the same search was made again, never what was searched for: a hash under a key that no reader of the
-- audit has. Without a key, a list of all names would turn every hash back into its name.
create table platform.search_key (
  one boolean primary key default true check (one),
  key bytea not null check (octet_length(key) = 32)
);
comment on table platform.search_key is 'The one row is the key of the hashes that stand for searches in the audit.';
insert into platform.search_key (key) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
alter table platform.search_key enable row level security;
alter table platform.search_key force row level security;
create policy definer on platform.search_key for select to candour_definer using (true);
revoke all on platform.search_key from candour_system;
grant select on platform.search_key to candour_definer;

create function platform.search_hash(searched text) returns text language sql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ select encode(sha256(key || sha256(key || convert_to(lower(btrim(searched)), 'UTF8'))), 'hex') from platform.search_key $$;
alter function platform.search_hash(text) owner to candour_definer;
grant execute on function platform.search_hash(text) to candour_app, candour_system;
