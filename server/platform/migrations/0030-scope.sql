-- Role and unit have effective dates: who moves team at noon has the old team's cases until noon and the new one's from then on.
create table platform.posting (
  id integer generated always as identity primary key,
  account_id integer not null references platform.account (id),
  role text not null check (role in ('practitioner', 'spo', 'pdu-head', 'regional-director', 'national-director',
    'lead-inspector', 'inspector', 'auditor', 'administrator')),
  unit text references platform.unit (code),
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) check (ends_at > starts_at),
  set_by text not null
);
comment on table platform.posting is
  'One row is a role and a unit in which an account acts from one instant until another, in the place of what the account itself says: a move, cover, acting up. Of two at once the later start counts.';
create index posting_account on platform.posting (account_id, starts_at);
grant select on platform.posting to candour_definer;
alter table platform.posting enable row level security;
alter table platform.posting force row level security;
create policy system on platform.posting to candour_system using (true) with check (true);
create policy definer on platform.posting for select to candour_definer using (true);

-- As whom an account acts now. No row for somebody who has left: their role opens nothing, whatever their session says.
create function platform.acting_as(of_account integer) returns table (role text, unit text, practitioner text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce(p.role, a.role), case when p.id is null then a.unit else p.unit end, a.practitioner
   from platform.account a
   left join lateral (
     select * from platform.posting p
     where p.account_id = a.id and p.starts_at <= statement_timestamp()
       and (p.ends_at is null or p.ends_at > statement_timestamp())
     order by p.starts_at desc, p.id desc limit 1) p on true
   where a.id = of_account and not exists (
     select from platform.practitioner s
     where s.code = a.practitioner and s."left" <= (statement_timestamp() at time zone 'Europe/London')::date) $$;
alter function platform.acting_as(integer) owner to candour_definer;
grant execute on function platform.acting_as(integer) to candour_definer;

create or replace function platform.actor_role() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce((select role from platform.acting_as(platform.actor_id())), 'public') $$;
create or replace function platform.actor_unit() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select unit from platform.acting_as(platform.actor_id()) $$;
create or replace function platform.actor_practitioner() returns text language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select practitioner from platform.acting_as(platform.actor_id()) $$;
create or replace function platform.actor_teams() returns text[] language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select coalesce((
     -- Most people are of one team: walking down from it would take longer than the rest of their query.
     select case when u.kind = 'team' then array[u.code] else platform.teams_below(u.code) end
     from platform.acting_as(platform.actor_id()) a join platform.unit u on u.code = a.unit
     where a.role in ('practitioner', 'spo', 'pdu-head')), '{}') $$;

-- The accounts that act in a role for a team, or in a role at all when no team is given: whom to tell, who may decide.
create function platform.accounts_acting(in_role text, for_team text) returns setof integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with candidate as (
     select id from platform.account where role = in_role
     union select account_id from platform.posting where role = in_role)
   select c.id from candidate c cross join lateral platform.acting_as(c.id) a
   where a.role = in_role and (for_team is null or for_team = any (platform.teams_below(a.unit))) $$;
alter function platform.accounts_acting(text, text) owner to candour_definer;
grant execute on function platform.accounts_acting(text, text) to candour_definer;

create table platform.notification (
  id bigint generated always as identity primary key,
  account_id integer not null references platform.account (id),
  at timestamptz(3) not null default statement_timestamp(),
  what text not null,
  subject_id text,
  href text not null check (href like '/%')
);
comment on table platform.notification is
  'One row is one thing that one person must be told. It names its subject by pseudonym, never by name; the page it leads to asks again who may see what.';
create index notification_account on platform.notification (account_id, at);
comment on index platform.notification_account is 'For the home page of its addressee.';
alter table platform.notification enable row level security;
alter table platform.notification force row level security;
create policy system on platform.notification to candour_system using (true) with check (true);
create policy definer on platform.notification to candour_definer using (true) with check (true);
create policy own on platform.notification for select to candour_app using (account_id = (select platform.actor_id()));
grant select on platform.notification to candour_app;
grant select, insert on platform.notification to candour_definer;

-- Who has opened a record is told by functions that decide first to whom; they read the log itself.
grant select on platform.audit_event to candour_definer;
create policy told_by_functions on platform.audit_event for select to candour_definer using (true);
