-- A session is opened, prolonged, stepped up and ended only by the functions below: whoever gets a query into a request can
-- neither list the sessions of others nor give their own a fresh step-up, a longer life or another account.
alter table platform.session
  add column id uuid not null default gen_random_uuid() unique,
  add column opened_at timestamptz(3) not null default now(),
  add column seen_at timestamptz(3) not null default now(),
  add column stepped_up_at timestamptz(3);
comment on column platform.session.id is 'Names the session in lists and audits; opens nothing.';
comment on column platform.session.stepped_up_at is 'When the person last proved again that it is they: high-risk acts ask for five minutes at most.';
create index session_account on platform.session (account_id) where revoked_at is null;
comment on index platform.session_account is 'For the sessions of one account: listed to its owner, ended with a role.';
revoke select, insert, update on platform.session from candour_app;
revoke update (revoked_at) on platform.session from candour_app;
grant insert, update on platform.session to candour_definer;

-- Who signs in elsewhere has no password here; who has gone keeps the account, for the record, and cannot sign in.
alter table platform.account alter column password_hash drop not null;
alter table platform.account add column closed_at timestamptz(3);
comment on column platform.account.closed_at is 'From then on nobody signs in with this account. It is never deleted: entries name it.';

create function platform.may_sign_in(wanted integer) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ select exists (
     select from platform.account a left join platform.practitioner p on p.code = a.practitioner
     where a.id = wanted and (a.closed_at is null or a.closed_at > now()) and (p."left" is null or p."left" > current_date)) $$;

-- Opens a session, at most eight hours long. An inspector has one at a time: the earlier ones end (reference, voice-security 7.8).
create function platform.open_session(wanted text, new_hash bytea, wanted_end timestamptz)
  returns table (account_id integer, name text, role text, unit text, practitioner text)
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ declare found platform.account;
begin
  select a.* into found from platform.account a where a.username = wanted;
  if found.id is null or not platform.may_sign_in(found.id) then return; end if;
  if found.role in ('inspector', 'lead-inspector') then
    update platform.session s set revoked_at = now() where s.account_id = found.id and s.revoked_at is null;
  end if;
  insert into platform.session (token_hash, account_id, ends_at)
    values (new_hash, found.id, least(wanted_end, now() + interval '8 hours'));
  return query select found.id, found.name, found.role, found.unit, found.practitioner;
end $$;

-- Whose session this is, while it lasts: not ended, not revoked, used within half an hour, by somebody who is still here.
create function platform.actor_of_session(wanted bytea)
  returns table (account_id integer, username text, name text, role text, unit text, practitioner text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select a.id, a.username, a.name, acting.role, acting.unit, acting.practitioner
   from platform.session s join platform.account a on a.id = s.account_id cross join lateral platform.acting_as(a.id) acting
   where s.token_hash = wanted and s.ends_at > now() and s.revoked_at is null
     and s.seen_at > now() - interval '30 minutes' and platform.may_sign_in(a.id) $$;

create function platform.touch_session(wanted bytea) returns void language sql volatile security definer
  set search_path = pg_catalog, pg_temp as
$$ update platform.session set seen_at = now() where token_hash = wanted and revoked_at is null $$;

create function platform.close_session(wanted bytea) returns void language sql volatile security definer
  set search_path = pg_catalog, pg_temp as
$$ update platform.session set revoked_at = now() where token_hash = wanted and revoked_at is null $$;

create function platform.own_sessions()
  returns table (id uuid, opened_at timestamptz, seen_at timestamptz, ends_at timestamptz, is_this boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select s.id, s.opened_at, s.seen_at, s.ends_at,
     s.token_hash = sha256(convert_to(current_setting('candour.token', true), 'UTF8'))
   from platform.session s
   where s.account_id = platform.actor_id() and s.ends_at > now() and s.revoked_at is null
     and s.seen_at > now() - interval '30 minutes'
   order by s.opened_at desc, s.id $$;

-- Ends sessions of the person's own account other than this one: the named one, or all. Returns how many ended.
create function platform.end_own_sessions(wanted uuid) returns integer language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as
$$ declare ended integer;
begin
  update platform.session s set revoked_at = now()
  where s.account_id = platform.actor_id() and s.revoked_at is null and (wanted is null or s.id = wanted)
    and s.token_hash <> sha256(convert_to(current_setting('candour.token', true), 'UTF8'));
  get diagnostics ended = row_count;
  return ended;
end $$;

-- The person of this session has just proved again that it is they. The token changes with it: whoever had copied the old one
-- has nothing. Returns false when the session has ended meanwhile.
create function platform.step_up(new_hash bytea) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as
$$ begin
  update platform.session set token_hash = new_hash, stepped_up_at = now(), seen_at = now()
  where token_hash = sha256(convert_to(current_setting('candour.token', true), 'UTF8'))
    and ends_at > now() and revoked_at is null;
  return found;
end $$;

create function platform.actor_stepped_up_at() returns timestamptz language sql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ select stepped_up_at from platform.session
   where token_hash = sha256(convert_to(current_setting('candour.token', true), 'UTF8'))
     and ends_at > now() and revoked_at is null $$;

-- A role, a unit or a job that has changed bites at once: whoever is signed in with the old one signs in again.
create function platform.end_sessions_of_account() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as
$$ begin
  update platform.session set revoked_at = now() where account_id = new.id and revoked_at is null;
  return null;
end $$;
create trigger sessions_end_with_role after update of role, unit, practitioner, closed_at on platform.account for each row
  when (old.role is distinct from new.role or old.unit is distinct from new.unit
    or old.practitioner is distinct from new.practitioner or old.closed_at is distinct from new.closed_at)
  execute function platform.end_sessions_of_account();

create function platform.end_sessions_of_leaver() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as
$$ begin
  update platform.session set revoked_at = now()
  where account_id in (select id from platform.account where practitioner = new.code) and revoked_at is null;
  return null;
end $$;
create trigger sessions_end_with_job after update of "left" on platform.practitioner for each row
  when (new."left" is not null and new."left" is distinct from old."left" and new."left" <= current_date)
  execute function platform.end_sessions_of_leaver();

alter function platform.may_sign_in(integer) owner to candour_definer;
alter function platform.open_session(text, bytea, timestamptz) owner to candour_definer;
alter function platform.actor_of_session(bytea) owner to candour_definer;
alter function platform.touch_session(bytea) owner to candour_definer;
alter function platform.close_session(bytea) owner to candour_definer;
alter function platform.own_sessions() owner to candour_definer;
alter function platform.end_own_sessions(uuid) owner to candour_definer;
alter function platform.step_up(bytea) owner to candour_definer;
alter function platform.actor_stepped_up_at() owner to candour_definer;
alter function platform.end_sessions_of_account() owner to candour_definer;
alter function platform.end_sessions_of_leaver() owner to candour_definer;
grant execute on function platform.open_session(text, bytea, timestamptz), platform.actor_of_session(bytea),
  platform.touch_session(bytea), platform.close_session(bytea), platform.own_sessions(), platform.end_own_sessions(uuid),
  platform.step_up(bytea), platform.actor_stepped_up_at() to candour_app, candour_system;
grant execute on function platform.may_sign_in(integer), platform.actor_stepped_up_at() to candour_definer;
