create table platform.passkey (
  id uuid primary key default gen_random_uuid(),
  credential_id bytea not null unique,
  account_id integer not null references platform.account (id),
  public_key bytea not null,
  counter bigint not null check (counter >= 0),
  transports text[] not null,
  name text not null check (char_length(name) between 1 and 60),
  added_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3)
);
comment on table platform.passkey is
  'One row is one passkey of one account: its public half, and how often it says that it was used. The private half never leaves the device.';
create index passkey_account on platform.passkey (account_id);
comment on index platform.passkey_account is 'For the passkeys of one account, asked at each sign-in.';

create table platform.spent_challenge (
  challenge_hash bytea primary key check (octet_length(challenge_hash) = 32),
  spent_at timestamptz(3) not null default now()
);
comment on table platform.spent_challenge is
  'One row is one challenge that a passkey has answered: a second answer to it is refused, even when both arrive at once.';
grant select, insert, update, delete on platform.passkey to candour_definer;
grant select, insert, delete on platform.spent_challenge to candour_definer;

-- Signing in happens before there is a session, so these ask by username. What they give signs nobody in.
create function platform.passkeys_of(wanted text)
  returns table (credential_id bytea, public_key bytea, counter bigint, transports text[])
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select k.credential_id, k.public_key, k.counter, k.transports
   from platform.passkey k join platform.account a on a.id = k.account_id where a.username = wanted order by k.added_at, k.id $$;

create function platform.own_passkeys() returns table (id uuid, name text, added_at timestamptz, last_used_at timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select k.id, k.name, k.added_at, k.last_used_at from platform.passkey k
   where k.account_id = platform.actor_id() order by k.added_at, k.id $$;

-- A challenge is answered once. Answers older than a day are forgotten: no challenge lives as long.
create function platform.spend_challenge(wanted bytea) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as
$$ begin
  delete from platform.spent_challenge where spent_at < now() - interval '1 day';
  insert into platform.spent_challenge (challenge_hash) values (wanted) on conflict do nothing;
  return found;
end $$;

-- Adds a passkey to the person's own account; before they are in, only the first one of an account that has none.
create function platform.add_passkey(wanted text, new_credential bytea, new_key bytea, new_counter bigint,
  new_transports text[], new_name text, challenge bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ declare owner integer;
begin
  select a.id into owner from platform.account a where a.username = wanted;
  -- Two first passkeys at once are a first and a refused one.
  perform pg_advisory_xact_lock(hashtext('platform.passkey'), owner);
  if owner is null or (owner is distinct from platform.actor_id()
    and exists (select from platform.passkey k where k.account_id = owner)) then return false; end if;
  if (select count(*) from platform.passkey k where k.account_id = owner) >= 10 then return false; end if;
  if not platform.spend_challenge(challenge) then return false; end if;
  insert into platform.passkey (credential_id, account_id, public_key, counter, transports, name)
    values (new_credential, owner, new_key, new_counter, new_transports, new_name) on conflict do nothing;
  return found;
end $$;

-- Notes that a passkey was used. False when its counter does not rise, which a copied key would betray, or when this challenge
-- was answered before. A passkey that counts nothing says 0 for ever.
create function platform.use_passkey(wanted text, used_credential bytea, new_counter bigint, challenge bytea) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ begin
  update platform.passkey k set counter = new_counter, last_used_at = now()
  from platform.account a
  where k.credential_id = used_credential and a.id = k.account_id and a.username = wanted
    and (new_counter > k.counter or (new_counter = 0 and k.counter = 0));
  if not found then return false; end if;
  return platform.spend_challenge(challenge);
end $$;

create function platform.remove_passkey(wanted uuid) returns boolean language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as
$$ begin
  delete from platform.passkey where id = wanted and account_id = platform.actor_id();
  return found;
end $$;

alter function platform.passkeys_of(text) owner to candour_definer;
alter function platform.own_passkeys() owner to candour_definer;
alter function platform.spend_challenge(bytea) owner to candour_definer;
alter function platform.add_passkey(text, bytea, bytea, bigint, text[], text, bytea) owner to candour_definer;
alter function platform.use_passkey(text, bytea, bigint, bytea) owner to candour_definer;
alter function platform.remove_passkey(uuid) owner to candour_definer;
grant execute on function platform.passkeys_of(text), platform.own_passkeys(), platform.use_passkey(text, bytea, bigint, bytea),
  platform.add_passkey(text, bytea, bytea, bigint, text[], text, bytea), platform.remove_passkey(uuid) to candour_app;
