-- What a forecast is made from, in counts and whole weeks: nobody's dates, nobody's name. Week 0 is the day asked for, and a week
-- is the first one at which something held. What nobody would see at any week is left out.
create function workforce.spans_by_week(on_day date, of_teams text[]) returns table (
  team text, tier text, location text, inactive text, "postSentence" boolean, arrives boolean, "from" integer, "to" integer,
  ends integer, release integer, recorded integer, closed integer, replaced integer, people integer
) language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with span as (
     select s.*, coalesce(p.sentence_type = 'post-sentence-supervision', false) as post_sentence,
       -- Contiguous spans of a person in a team are one stay, whatever changed in it; who comes back begins another.
       s.from_day > coalesce(max(coalesce(s.to_day, 'infinity'::date)) over earlier, '-infinity'::date) as begins
     from workforce.case_span s left join caseload.person p on p.person_id = s.person_id
     where s.team = any (of_teams) and s.location is not null
       and (platform.actor_role() <> 'public' or current_setting('role') = 'candour_system')
     window earlier as (partition by s.person_id, s.team order by s.from_day
       range between unbounded preceding and interval '1 day' preceding)),
   numbered as (select span.*, sum(begins::integer) over (partition by person_id, span.team order by from_day) as stay from span),
   stayed as (select numbered.*, min(from_day) over (partition by person_id, numbered.team, stay) as stay_from from numbered),
   weekly as (
     select s.team, s.tier, s.location, s.inactive, s.post_sentence,
       ceil((s.from_day - on_day) / 7.0)::integer as from_week, ceil((s.stay_from - on_day) / 7.0)::integer as stay_week,
       ceil((s.to_day - on_day) / 7.0)::integer as to_week, least(floor((s.ends_on - on_day) / 7.0) + 1, 60)::integer as ends_week,
       least(ceil((s.release_on - on_day) / 7.0), 60)::integer as release_week,
       ceil(((s.recorded_at at time zone 'Europe/London')::date - on_day) / 7.0)::integer as recorded_week,
       ceil(((s.closed_at at time zone 'Europe/London')::date - on_day) / 7.0)::integer as closed_week,
       ceil(((s.replaced_at at time zone 'Europe/London')::date - on_day) / 7.0)::integer as replaced_week
     from stayed s)
   select w.team, w.tier, w.location, w.inactive, w.post_sentence, w.from_week = w.stay_week, w.from_week, w.to_week, w.ends_week,
     w.release_week, w.recorded_week, w.closed_week, w.replaced_week, count(*)::integer
   from weekly w where w.to_week is null or w.from_week < w.to_week
   group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 $$;
comment on function workforce.spans_by_week(date, text[]) is
  'For everybody who works in the service or inspects it. A nation of 245,000 people is read in seconds, a PDU in milliseconds.';

-- The first day on record of anybody: how far back a forecast can draw.
create function workforce.record_begins() returns date language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select min(from_day) from workforce.case_span $$;

-- People of some teams, counted by everything that a demand level asks about.
create function workforce.people_alike(on_day date, of_teams text[]) returns table (
  tier text, location text, "postSentence" boolean, "finalThird" boolean, risk text, registrations text[], people integer
) language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select p.tier, p.location, coalesce(p.sentence_type = 'post-sentence-supervision', false),
     coalesce(on_day >= p.sentence_started + (p.sentence_ends - p.sentence_started) * 2 / 3, false), p.risk_of_serious_harm,
     array(select distinct r ->> 'type' from jsonb_array_elements(coalesce(p.state -> 'registrations', '[]')) r order by 1),
     count(*)::integer
   from caseload.person p
   where p.team = any (of_teams) and p.status = 'current' and p.location is not null
     and (platform.actor_role() <> 'public' or current_setting('role') = 'candour_system')
   group by 1, 2, 3, 4, 5, 6 $$;

grant select on caseload.person to candour_definer;
do $$
declare each text;
begin
  foreach each in array array['spans_by_week(date, text[])', 'record_begins()', 'people_alike(date, text[])'] loop
    execute format('alter function workforce.%s owner to candour_definer', each);
    execute format('grant execute on function workforce.%s to candour_app, candour_system', each);
  end loop;
end $$;
