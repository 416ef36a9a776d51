grant execute on function caseload.actor_waiting_pdu(), caseload.actor_sampled_people() to candour_definer;

-- What one person finds at the address of one record: 'open' with the rule that opened it, 'purpose' when they must first say
-- why, 'restricted' with whom to ask, 'excluded' and 'none', which look alike from outside.
create function caseload.opening(of_person uuid)
  returns table (verdict text, rule text, purpose text, until timestamptz, contact text)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as
$$ declare
  p caseload.person;
  sampled boolean := of_person = any (caseload.actor_sampled_people());
  glass boolean := of_person = any (caseload.actor_glass());
  holds boolean;
  covers boolean;
begin
  select * into p from caseload.person where person_id = of_person;
  if p.person_id is null then return query select 'none', null::text, null::text, null::timestamptz, null::text; return; end if;
  if of_person = any (caseload.actor_excluded()) then
    return query select 'excluded', null::text, null::text, null::timestamptz, null::text; return;
  end if;
  holds := coalesce(p.practitioner = caseload.actor_holds(), false);
  covers := p.team = any (platform.actor_teams())
    or (p.unallocated_since is not null and coalesce(p.pdu = caseload.actor_waiting_pdu(), false));
  if not (holds or covers or sampled or glass) then
    return query select 'none', null::text, null::text, null::timestamptz, null::text; return;
  end if;
  if p.restricted is not null and p.restricted @> statement_timestamp() and of_person <> all (caseload.actor_named()) then
    return query select 'restricted', null::text, null::text, null::timestamptz, u.name from platform.unit u where u.code = p.pdu;
    return;
  end if;
  if holds then return query select 'open', 'allocation', null::text, null::timestamptz, null::text; return; end if;
  if p.team = any (caseload.actor_open_teams()) then
    return query select 'open', 'team', null::text, null::timestamptz, null::text; return;
  end if;
  if covers then
    return query select 'open', 'cover', w.category, w.ends_at, null::text from caseload.purpose w
      where w.session_id = caseload.actor_session() and w.account_id = platform.actor_id() and w.person_id = of_person
        and w.ends_at > statement_timestamp() order by w.stated_at desc limit 1;
    if found then return; end if;
  end if;
  if sampled then
    return query select 'open', case when p.restricted @> statement_timestamp() then 'grant' else 'sample' end, null::text,
      null::timestamptz, null::text;
    return;
  end if;
  if glass then
    return query select 'open', 'emergency', g.category, g.ends_at, null::text from caseload.emergency_access g
      where g.account_id = platform.actor_id() and g.person_id = of_person and g.ends_at > statement_timestamp()
        and g.starts_at <= statement_timestamp() order by g.ends_at desc limit 1;
    return;
  end if;
  return query select 'purpose', null::text, null::text, null::timestamptz, null::text;
end $$;

-- Keeps why somebody opens a colleague's record until midnight in London. False when that would open nothing.
create function caseload.state_purpose(of_person uuid, of_category text, in_words text) returns boolean
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if not exists (select from caseload.opening(of_person) o where o.verdict = 'purpose') then return false; end if;
  insert into caseload.purpose (session_id, account_id, person_id, category, words, ends_at)
  values (caseload.actor_session(), platform.actor_id(), of_person, of_category, in_words,
    (date_trunc('day', statement_timestamp() at time zone 'Europe/London') + interval '1 day') at time zone 'Europe/London');
  return true;
end $$;

-- Tells the SPOs of a team and the auditors, and whoever else is given; never the one who acts. Returns how many were told.
create function caseload.tell(about uuid, of_what text, at_address text, also integer[]) returns integer
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ declare told integer;
begin
  insert into platform.notification (account_id, what, subject_id, href)
  select distinct who.id, of_what, about::text, at_address
  from (
    select platform.accounts_acting('spo', (select team from caseload.person where person_id = about)) as id
    union select platform.accounts_acting('auditor', null)
    union select unnest(also)
  ) who
  where who.id is distinct from platform.actor_id()
    and not exists (select from caseload.limited_access l where l.account_id = who.id and l.person_id = about
      and l.rule = 'exclusion' and l.agreed and l.superseded_at is null and l.starts_at <= statement_timestamp()
      and (l.ends_at is null or l.ends_at > statement_timestamp()));
  get diagnostics told = row_count;
  return told;
end $$;

-- Somebody who is kept out has tried to come in: said once an hour, and only when it is true.
create function caseload.alert_excluded(of_person uuid) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if of_person <> all (caseload.actor_excluded()) or exists (
    select from platform.notification n where n.what = 'EXCLUDED_PERSON_TRIED' and n.subject_id = of_person::text
      and n.at > statement_timestamp() - interval '1 hour') then return; end if;
  perform caseload.tell(of_person, 'EXCLUDED_PERSON_TRIED', '/people/' || of_person || '/opened', '{}');
end $$;

-- An account that is made later is the one that the lists meant.
create function caseload.find_listed() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ begin
  update caseload.limited_access set account_id = new.id
  where account_id is null and username = lower(btrim(new.username));
  return null;
end $$;
create trigger find_listed after insert or update of username on platform.account
  for each row execute function caseload.find_listed();

-- Asks a second person to put staff on a list of a record, or to end a row of it. Returns the proposal.
create function caseload.propose_limit(of_person uuid, of_rule text, names text[], starting timestamptz, ending timestamptz,
  why text, ended_row uuid) returns uuid
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ declare
  made uuid := gen_random_uuid();
  old caseload.limited_access;
begin
  if of_rule = 'grant' then
    if platform.actor_role() <> 'lead-inspector' or of_person <> all (caseload.actor_sampled_people()) then
      raise exception 'not for this person to propose' using errcode = 'insufficient_privilege';
    end if;
  elsif not caseload.is_steward(of_person) then
    raise exception 'not for this person to propose' using errcode = 'insufficient_privilege';
  end if;
  if ended_row is not null then
    select * into old from caseload.limited_access l
    where l.id = ended_row and l.person_id = of_person and l.rule = of_rule and l.agreed and l.superseded_at is null;
    if old.id is null then raise exception 'no such row is in force' using errcode = 'P0001', constraint = 'no_such_row'; end if;
    insert into caseload.limited_access (proposal, person_id, rule, username, account_id, starts_at, ends_at, reason, replaces, proposed_by)
    values (made, of_person, of_rule, old.username, old.account_id, old.starts_at,
      greatest(ending, old.starts_at + interval '1 millisecond'), why, old.id, platform.actor_id());
  else
    insert into caseload.limited_access (proposal, person_id, rule, username, account_id, starts_at, ends_at, reason, proposed_by)
    select made, of_person, of_rule, lower(btrim(given.name)), a.id, starting, ending, why, platform.actor_id()
    from unnest(names) given (name) left join platform.account a on lower(btrim(a.username)) = lower(btrim(given.name));
  end if;
  perform caseload.tell(of_person, 'LIMITED_ACCESS_PROPOSED', '/people/' || of_person || '/limited-access', '{}');
  return made;
end $$;

-- The second person agrees or not. A restriction must name somebody who can agree to its next change, or it could never end.
create function caseload.decide_limit(of_proposal uuid, agrees boolean) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ declare
  one caseload.limited_access;
begin
  select * into one from caseload.limited_access l where l.proposal = of_proposal and l.agreed is null limit 1 for update;
  if one.id is null then raise exception 'decided already' using errcode = 'P0001', constraint = 'decided_already'; end if;
  if one.proposed_by = platform.actor_id() or exists (
    select from caseload.limited_access l where l.proposal = of_proposal and l.account_id = platform.actor_id()) then
    raise exception 'a second person decides' using errcode = 'P0001', constraint = 'second_person';
  end if;
  if one.rule = 'grant' then
    if platform.actor_role() not in ('lead-inspector', 'auditor') then
      raise exception 'not for this person to decide' using errcode = 'insufficient_privilege';
    end if;
  elsif not caseload.is_steward(one.person_id)
    or not exists (select from caseload.opening(one.person_id) o where o.verdict = 'open') then
    raise exception 'not for this person to decide' using errcode = 'insufficient_privilege';
  end if;
  update caseload.limited_access set agreed = agrees, decided_by = platform.actor_id(), decided_at = statement_timestamp()
  where proposal = of_proposal;
  if not agrees then return; end if;
  update caseload.limited_access set superseded_at = statement_timestamp()
  where id in (select replaces from caseload.limited_access where proposal = of_proposal);
  if one.rule <> 'restriction' then return; end if;
  if exists (select from caseload.limited_access l where l.person_id = one.person_id and l.rule = 'restriction' and l.agreed
      and l.superseded_at is null and (l.ends_at is null or l.ends_at > statement_timestamp()))
    and not exists (select from caseload.limited_access l cross join lateral platform.acting_as(l.account_id) a
      where l.person_id = one.person_id and l.rule = 'restriction' and l.agreed and l.superseded_at is null
        and (l.ends_at is null or l.ends_at > statement_timestamp()) and a.role in ('spo', 'pdu-head')) then
    raise exception 'nobody named could agree to a change' using errcode = 'P0001', constraint = 'manager_named';
  end if;
  update caseload.person set restricted = (
    select range_agg(tstzrange(l.starts_at, l.ends_at)) from caseload.limited_access l
    where l.person_id = one.person_id and l.rule = 'restriction' and l.agreed and l.superseded_at is null)
  where person_id = one.person_id;
end $$;

-- Whether an officer may be given a case: not one whom the record is closed to. Asked wherever the row changes hands.
create function caseload.refuse_closed_officer() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if exists (
    select from platform.account a
    where a.practitioner = new.practitioner and (
      exists (select from caseload.limited_access l where l.account_id = a.id and l.person_id = new.person_id
        and l.rule = 'exclusion' and l.agreed and l.superseded_at is null and (l.ends_at is null or l.ends_at > statement_timestamp()))
      or (new.restricted @> statement_timestamp() and not exists (
        select from caseload.limited_access l where l.account_id = a.id and l.person_id = new.person_id
        and l.rule = 'restriction' and l.agreed and l.superseded_at is null and l.starts_at <= statement_timestamp()
        and (l.ends_at is null or l.ends_at > statement_timestamp())))))
  then
    raise exception 'the record is closed to this officer' using errcode = 'check_violation', constraint = 'officer_may_see';
  end if;
  return new;
end $$;
create trigger officer_may_see before update of practitioner on caseload.person for each row
  when (new.practitioner is not null and new.practitioner is distinct from old.practitioner)
  execute function caseload.refuse_closed_officer();

-- Counts with no names. Whoever meets names in lists gets the counts of those lists: the difference would tell of a hidden record.
create or replace function caseload.counts_by_team() returns table (
  team text, pdu text, people bigint, waiting bigint, waiting_high_risk bigint, waiting_not_assessed bigint, longest_since date
) language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select p.team, p.pdu, count(*), count(p.unallocated_since),
     count(*) filter (where p.unallocated_since is not null and p.risk_of_serious_harm in ('high', 'very-high')),
     count(*) filter (where p.unallocated_since is not null and p.risk_of_serious_harm is null),
     min(p.unallocated_since)
   from caseload.person p
   where p.status = 'current' and ((select platform.actor_role()) <> 'public' or current_setting('role') = 'candour_system')
     and ((select platform.actor_role()) not in ('practitioner', 'spo', 'pdu-head') or (
       (p.restricted is null or not p.restricted @> statement_timestamp()
         or p.person_id = any ((select caseload.actor_named())::uuid[]))
       and p.person_id <> all ((select caseload.actor_excluded())::uuid[])))
   group by p.team, p.pdu $$;

alter function caseload.opening(uuid) owner to candour_definer;
alter function caseload.state_purpose(uuid, text, text) owner to candour_definer;
alter function caseload.tell(uuid, text, text, integer[]) owner to candour_definer;
alter function caseload.alert_excluded(uuid) owner to candour_definer;
alter function caseload.find_listed() owner to candour_definer;
alter function caseload.propose_limit(uuid, text, text[], timestamptz, timestamptz, text, uuid) owner to candour_definer;
alter function caseload.decide_limit(uuid, boolean) owner to candour_definer;
alter function caseload.refuse_closed_officer() owner to candour_definer;
grant execute on function caseload.opening(uuid), caseload.state_purpose(uuid, text, text), caseload.alert_excluded(uuid),
  caseload.propose_limit(uuid, text, text[], timestamptz, timestamptz, text, uuid), caseload.decide_limit(uuid, boolean)
  to candour_app, candour_system;
