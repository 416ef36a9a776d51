-- A page that reads accounts, by mistake or by an attack on a query, must not hand out every password hash. Column grants keep
-- them back; signing in asks for one, by name.
revoke select on platform.account from candour_app;
grant select (id, username, name, role, unit, practitioner, introduction) on platform.account to candour_app;

create function platform.password_hash_of(wanted text) returns text language sql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ select password_hash from platform.account where username = wanted $$;
alter function platform.password_hash_of(text) owner to candour_definer;
grant execute on function platform.password_hash_of(text) to candour_app;
