-- Days on which somebody reviews. A bank holiday counts as one: a review that falls due a day early harms nobody.
create function caseload.working_days_from(start timestamptz, days integer) returns timestamptz
  language sql immutable set search_path = pg_catalog, pg_temp as
$$ select start + make_interval(days => gap) from generate_series(1, days * 2 + 4) gap
   where extract(isodow from start + make_interval(days => gap)) < 6 order by gap offset days - 1 limit 1 $$;
grant execute on function caseload.working_days_from(timestamptz, integer) to candour_definer;

create function caseload.is_unreviewed(e caseload.emergency_access) returns boolean language sql stable
return e.starts_at is not null and coalesce(e.finding not in ('justified', 'not-justified'), true);
grant execute on function caseload.is_unreviewed(caseload.emergency_access) to candour_app, candour_system, candour_definer;

-- Opens one record for an hour, to read only, or asks a second person when the record is restricted. Grant and notification are
-- one act: with nobody told there is no access. Nothing is said of a record that is not there or is closed to the person; who is
-- kept out and tries sets off the alert.
create function caseload.open_in_emergency(of_crn text, of_category text, why text)
  returns table (outcome text, person uuid) language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ declare
  me integer := platform.actor_id();
  p caseload.person;
  found_verdict text;
  restricted_now boolean;
  live_from timestamptz;
  made uuid;
begin
  if platform.actor_role() not in ('practitioner', 'spo', 'pdu-head', 'regional-director') then
    raise exception 'not for this role' using errcode = 'insufficient_privilege';
  end if;
  if coalesce(platform.actor_stepped_up_at() < statement_timestamp() - interval '5 minutes', true) then
    raise exception 'confirm first that it is you' using errcode = 'P0001', constraint = 'step_up';
  end if;
  -- Two requests at once must not both find room for one more.
  perform pg_advisory_xact_lock(hashtext('emergency access'), me);
  if exists (select from caseload.emergency_access e where e.account_id = me and e.review_due < statement_timestamp()
    and caseload.is_unreviewed(e)) then
    raise exception 'a review is overdue' using errcode = 'P0001', constraint = 'review_overdue';
  end if;
  if (select count(*) from caseload.emergency_access e where e.account_id = me
    and ((e.starts_at is null and e.decided_by is null) or e.ends_at > statement_timestamp())) >= 3 then
    raise exception 'three are live' using errcode = 'P0001', constraint = 'three_live';
  end if;
  if (select count(*) from caseload.emergency_access e where e.account_id = me
    and e.requested_at > statement_timestamp() - interval '24 hours') >= 5 then
    raise exception 'five in a day' using errcode = 'P0001', constraint = 'five_a_day';
  end if;
  if exists (select from caseload.emergency_access e where e.account_id = me
    and regexp_replace(lower(e.reason), '\W+', ' ', 'g') = regexp_replace(lower(why), '\W+', ' ', 'g')) then
    raise exception 'the reason was given before' using errcode = 'P0001', constraint = 'same_reason';
  end if;

  select * into p from caseload.person c where c.crn = upper(btrim(of_crn));
  if p.person_id is null then return query select 'nothing', null::uuid; return; end if;
  if p.person_id = any (caseload.actor_excluded()) then
    perform caseload.alert_excluded(p.person_id);
    return query select 'nothing', null::uuid; return;
  end if;
  select o.verdict into found_verdict from caseload.opening(p.person_id) o;
  if found_verdict in ('open', 'purpose') then return query select 'in reach', p.person_id; return; end if;

  restricted_now := coalesce(p.restricted @> statement_timestamp(), false);
  live_from := case when restricted_now then null else statement_timestamp() end;
  insert into caseload.emergency_access (account_id, person_id, category, reason, starts_at, ends_at, review_due)
  values (me, p.person_id, of_category, why, live_from, live_from + interval '60 minutes',
    caseload.working_days_from(live_from, 3))
  returning id into made;
  perform caseload.tell_of_emergency(made, case when restricted_now then 'EMERGENCY_ACCESS_ASKED' else 'EMERGENCY_ACCESS' end);
  return query select case when restricted_now then 'waiting' else 'granted' end, p.person_id;
end $$;

-- The officer who holds the case, the SPOs of the case and of whoever opens it, the head of the PDU when a second person is
-- needed, and the auditors.
create function caseload.tell_of_emergency(of_emergency uuid, of_what text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ declare
  e caseload.emergency_access;
  p caseload.person;
  also integer[];
begin
  select * into e from caseload.emergency_access where id = of_emergency;
  select * into p from caseload.person where person_id = e.person_id;
  also := array(
    select a.id from platform.account a where a.practitioner = p.practitioner
    union select platform.accounts_acting('spo', u.code) from platform.acting_as(e.account_id) t
      join platform.unit u on u.code = t.unit and u.kind = 'team'
    union select platform.accounts_acting('pdu-head', p.team) where of_what = 'EMERGENCY_ACCESS_ASKED');
  if caseload.tell(e.person_id, of_what, '/emergency-access', also) = 0 then
    raise exception 'nobody could be told' using errcode = 'P0001', constraint = 'nobody_told';
  end if;
end $$;

-- A second person of the owning unit lets somebody into a restricted record, or does not.
create function caseload.decide_emergency(of_emergency uuid, agrees boolean) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ declare
  e caseload.emergency_access;
  live_from timestamptz := case when agrees then statement_timestamp() end;
begin
  select * into e from caseload.emergency_access where id = of_emergency for update;
  if e.id is null or e.account_id = platform.actor_id() or not caseload.is_steward(e.person_id) then
    raise exception 'not for this person to decide' using errcode = 'insufficient_privilege';
  end if;
  if e.decided_by is not null or e.starts_at is not null then
    raise exception 'decided already' using errcode = 'P0001', constraint = 'decided_already';
  end if;
  update caseload.emergency_access set decided_by = platform.actor_id(), decided_at = statement_timestamp(),
    starts_at = live_from, ends_at = live_from + interval '60 minutes', review_due = caseload.working_days_from(live_from, 3)
  where id = of_emergency;
  if agrees then perform caseload.tell_of_emergency(of_emergency, 'EMERGENCY_ACCESS'); end if;
end $$;

-- Whether one unit is the other or stands above it: people of one line answer for each other.
create function caseload.in_one_line(one text, other text) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ with recursive above_one as (
     select code, parent from platform.unit where code = one
     union all select u.code, u.parent from platform.unit u join above_one b on u.code = b.parent
   ), above_other as (
     select code, parent from platform.unit where code = other
     union all select u.code, u.parent from platform.unit u join above_other b on u.code = b.parent)
   select coalesce(other in (select code from above_one) or one in (select code from above_other), false) $$;

-- Whether this person may review that emergency: an auditor, or who answers for the record and not for the one who opened it.
create function caseload.may_review_emergency(of_emergency uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ select exists (select from caseload.emergency_access e
     where e.id = of_emergency and e.starts_at is not null and e.account_id <> platform.actor_id()
       and (platform.actor_role() = 'auditor' or (caseload.is_steward(e.person_id) and not caseload.in_one_line(
         (select unit from platform.acting_as(e.account_id)), platform.actor_unit())))) $$;

create function caseload.review_emergency(of_emergency uuid, of_finding text, in_words text) returns void
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$ begin
  if not caseload.may_review_emergency(of_emergency) then
    raise exception 'not for this person to review' using errcode = 'insufficient_privilege';
  end if;
  update caseload.emergency_access e set finding = of_finding, review_words = in_words, reviewed_by = platform.actor_id(),
    reviewed_at = statement_timestamp()
  where e.id = of_emergency and caseload.is_unreviewed(e);
  if not found then raise exception 'reviewed already' using errcode = 'P0001', constraint = 'decided_already'; end if;
end $$;

alter function caseload.open_in_emergency(text, text, text) owner to candour_definer;
alter function caseload.tell_of_emergency(uuid, text) owner to candour_definer;
alter function caseload.decide_emergency(uuid, boolean) owner to candour_definer;
alter function caseload.in_one_line(text, text) owner to candour_definer;
alter function caseload.may_review_emergency(uuid) owner to candour_definer;
alter function caseload.review_emergency(uuid, text, text) owner to candour_definer;
grant execute on function caseload.open_in_emergency(text, text, text), caseload.decide_emergency(uuid, boolean),
  caseload.may_review_emergency(uuid), caseload.review_emergency(uuid, text, text) to candour_app, candour_system;

-- Whether an inspection of a unit is announced and not yet published.
create function caseload.in_wave(of_pdu text) returns boolean language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select exists (select from caseload.inspection_wave w
     where w.pdu = of_pdu and w.announced_at <= statement_timestamp() and w.published_at is null) $$;

-- Who may be told who opened a record: the auditor; a lead inspector, of the sample; the officer who holds the case and the SPO of
-- its team, except while their unit is inspected. Then they ask the auditor.
create function caseload.may_know_openings(of_person uuid) returns boolean language sql stable security definer
  set search_path = pg_catalog, pg_temp as
$$ select exists (select from caseload.person p where p.person_id = of_person and case platform.actor_role()
     when 'auditor' then true
     when 'lead-inspector' then of_person = any (caseload.actor_sampled_people())
     else exists (select from caseload.opening(of_person) o where o.verdict = 'open' and o.rule in ('allocation', 'team'))
       and not caseload.in_wave(p.pdu) end) $$;

create function caseload.openings(of_people uuid[], since timestamptz)
  returns table (person uuid, at timestamptz, who text, name text, role text, what text, rule text, purpose text, outcome text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with known as materialized (select p.id from unnest(of_people) p (id) where caseload.may_know_openings(p.id))
   select p.id, e.at, e.who, coalesce(a.name, e.who), coalesce(a.role, 'public'), e.what, e.details ->> 'rule',
     e.details ->> 'purpose', e.outcome
   from known p
   join platform.audit_event e on e.subject_id = p.id::text and e.subject_type = 'PERSON' and e.at >= since
   left join platform.account a on a.username = e.who
   order by e.at desc, e.id desc $$;

-- The auditor is asked by CRN and answers by pseudonym.
create function caseload.pseudonym_of(of_crn text) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select person_id from caseload.person where crn = upper(btrim(of_crn)) and platform.actor_role() = 'auditor' $$;

alter function caseload.in_wave(text) owner to candour_definer;
alter function caseload.may_know_openings(uuid) owner to candour_definer;
alter function caseload.openings(uuid[], timestamptz) owner to candour_definer;
alter function caseload.pseudonym_of(text) owner to candour_definer;
grant execute on function caseload.in_wave(text), caseload.may_know_openings(uuid), caseload.openings(uuid[], timestamptz),
  caseload.pseudonym_of(text) to candour_app, candour_system;
