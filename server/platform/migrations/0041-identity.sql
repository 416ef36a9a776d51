create table platform.identity (
  issuer text not null,
  subject text not null,
  account_id integer not null unique references platform.account (id),
  bound_at timestamptz(3) not null default now(),
  primary key (issuer, subject)
);
comment on table platform.identity is
  'One row binds one account to one person at an OpenID provider. A username may be given to somebody else one day; issuer and subject never are.';
grant select, insert on platform.identity to candour_definer;

-- The account of somebody whom a provider has identified. At their first sign-in the account that was made in their username
-- becomes theirs for good: whoever gets that username later is somebody else. Null when no account is theirs.
create function platform.account_of_identity(wanted_issuer text, wanted_subject text, claimed text) returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ declare found text;
begin
  select a.username into found from platform.identity i join platform.account a on a.id = i.account_id
  where i.issuer = wanted_issuer and i.subject = wanted_subject;
  if found is not null then return found; end if;
  insert into platform.identity (issuer, subject, account_id)
  select wanted_issuer, wanted_subject, a.id from platform.account a
  where a.username = lower(claimed) and platform.may_sign_in(a.id)
  on conflict do nothing;
  select a.username into found from platform.identity i join platform.account a on a.id = i.account_id
  where i.issuer = wanted_issuer and i.subject = wanted_subject;
  return found;
end $$;
alter function platform.account_of_identity(text, text, text) owner to candour_definer;
grant execute on function platform.account_of_identity(text, text, text) to candour_app;

create table platform.service_kind (
  one boolean primary key default true check (one),
  kind text not null check (kind in ('demonstration', 'production')),
  since timestamptz(3) not null default now()
);
comment on table platform.service_kind is
  'The one row says whether this database holds the demonstration, whose passwords are public, or a real service. It is written at the first start and never changes: a start with the other settings is refused.';
insert into platform.service_kind (kind) select 'demonstration' where exists (select from platform.demonstration_stage);
create trigger written_once before update or delete on platform.service_kind for each row execute function platform.refuse_change();
