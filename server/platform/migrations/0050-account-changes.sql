-- Nobody gives anybody a role alone: one administrator proposes, another agrees, and neither is the person it is about.
create table platform.account_change (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('open', 'role', 'close', 'passkeys')),
  username text not null check (username ~ '^[a-z][a-z0-9.-]{1,39}$'),
  name text check (length(name) between 2 and 100),
  role text check (role in ('practitioner', 'spo', 'pdu-head', 'regional-director', 'national-director', 'lead-inspector',
    'inspector', 'auditor', 'administrator')),
  unit text references platform.unit (code),
  practitioner text references platform.practitioner (code),
  reason text not null check (length(reason) between 10 and 2000),
  proposed_by integer not null references platform.account (id),
  proposed_at timestamptz(3) not null,
  decided_by integer references platform.account (id)
    constraint account_change_two_people check (decided_by <> proposed_by),
  decided_at timestamptz(3),
  decision text check (decision in ('agreed', 'refused')),
  check ((decided_by is null) = (decision is null) and (decided_by is null) = (decided_at is null)),
  check ((kind in ('open', 'role')) = (role is not null)),
  check ((kind = 'open') = (name is not null)),
  check (role is null or (unit is null) = (role in ('lead-inspector', 'inspector', 'auditor', 'administrator')))
);
comment on table platform.account_change is
  'One row is one change of an account that an administrator proposed, and what another decided. It is never removed.';
create unique index account_change_open on platform.account_change (username) where decision is null;
comment on index platform.account_change_open is 'One change of one account at a time: a second would be agreed to without knowing of the first.';
alter table platform.account_change enable row level security;
alter table platform.account_change force row level security;
create policy system on platform.account_change to candour_system using (true) with check (true);
create policy definer on platform.account_change to candour_definer using (true) with check (true);
create policy reads on platform.account_change for select to candour_app
  using ((select platform.actor_role()) in ('administrator', 'auditor'));
grant select on platform.account_change to candour_app, candour_definer;
grant insert, update on platform.account_change to candour_definer;
create trigger never_deleted before delete on platform.account_change for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on platform.account_change for each statement execute function platform.refuse_change();
grant insert, update on platform.account to candour_definer;
grant insert on platform.posting to candour_definer;
create policy definer_writes on platform.posting for insert to candour_definer with check (true);

create function platform.refuse_unless_administrator(about text) returns void language plpgsql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ begin
  if platform.actor_role() <> 'administrator' then
    raise exception 'only an administrator changes accounts' using errcode = 'insufficient_privilege';
  end if;
  if exists (select from platform.account a where a.id = platform.actor_id() and a.username = about) then
    raise exception 'nobody changes their own account' using errcode = 'insufficient_privilege';
  end if;
end $$;

create function platform.propose_account_change(of_kind text, about text, called text, as_role text, in_unit text, staff text,
  why text, at timestamptz) returns uuid language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ declare proposed uuid; begin
  perform platform.refuse_unless_administrator(about);
  if (of_kind = 'open') = exists (select from platform.account a where a.username = about) then return null; end if;
  insert into platform.account_change (kind, username, name, role, unit, practitioner, reason, proposed_by, proposed_at)
    values (of_kind, about, called, as_role, in_unit, staff, why, platform.actor_id(), at) returning id into proposed;
  return proposed;
end $$;

-- False when somebody has decided meanwhile. A role that is taken away, or another, is worth nothing from the next click on.
create function platform.decide_account_change(of_change uuid, agrees boolean, at timestamptz) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ declare c platform.account_change; begin
  select * into c from platform.account_change where id = of_change and decision is null for update;
  if c.id is null then return false; end if;
  perform platform.refuse_unless_administrator(c.username);
  update platform.account_change set decided_by = platform.actor_id(), decided_at = at,
    decision = case when agrees then 'agreed' else 'refused' end where id = of_change;
  if not agrees then return true; end if;
  if c.kind = 'open' then
    -- A demonstration has one public password, which the proposer has too; a real service has none, and the provider signs people in.
    insert into platform.account (username, name, password_hash, role, unit, practitioner)
      select c.username, c.name, a.password_hash, c.role, c.unit, c.practitioner from platform.account a where a.id = c.proposed_by;
  elsif c.kind = 'role' then
    insert into platform.posting (account_id, role, unit, starts_at, set_by)
      select a.id, c.role, c.unit, statement_timestamp(), c.id::text from platform.account a where a.username = c.username;
  elsif c.kind = 'close' then
    update platform.account set closed_at = statement_timestamp() where username = c.username;
  else
    delete from platform.passkey k using platform.account a where a.id = k.account_id and a.username = c.username;
    update platform.session s set revoked_at = statement_timestamp() from platform.account a
      where a.id = s.account_id and a.username = c.username and s.revoked_at is null;
  end if;
  return true;
end $$;

alter function platform.refuse_unless_administrator(text) owner to candour_definer;
alter function platform.propose_account_change(text, text, text, text, text, text, text, timestamptz) owner to candour_definer;
alter function platform.decide_account_change(uuid, boolean, timestamptz) owner to candour_definer;
grant execute on function platform.propose_account_change(text, text, text, text, text, text, text, timestamptz),
  platform.decide_account_change(uuid, boolean, timestamptz) to candour_app;
