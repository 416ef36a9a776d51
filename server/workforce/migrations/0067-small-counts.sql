-- A count of one to four that is hidden could be told from the total above it when it is the only one hidden. So whoever does not manage
-- the staff sees no count whose neighbours and total would give a hidden one away: where one unit under a shown total is hidden, the
-- smallest other count that is shown is hidden with it; where a total is hidden for that, one count below it is hidden as well. Decided
-- for the whole service, from the top down, whatever units are asked for: two questions never add up to an answer.
create function workforce.hidden_counts(of_kind text, on_day date) returns text[]
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as
$$ declare
  counts jsonb; hidden text[]; above record; level text; also text;
begin
  with recursive tree as (
    select code as unit, code as top from platform.unit
    union all select u.code, t.top from tree t join platform.unit u on u.parent = t.unit)
  select coalesce(jsonb_object_agg(c.top, c.staff), '{}') into counts from (
    select t.top, count(distinct p.code) as staff from tree t join platform.practitioner p on p.team = t.unit
    where p.code not like '%U' and (p.joined is null or p.joined <= on_day) and (p."left" is null or p."left" > on_day)
      and exists (select from workforce.staff_fact_now f where f.officer = p.code and f.kind = of_kind
        and f.from_day <= on_day and coalesce(f.to_day, 'infinity') >= on_day)
    group by t.top) c;
  select coalesce(array_agg(key), '{}') into hidden from jsonb_each_text(counts) where value::integer between 1 and 4;
  foreach level in array array['nation', 'region', 'pdu'] loop
    for above in select u.code, u.code = any (hidden) as is_hidden,
        (select count(*) from platform.unit b where b.parent = u.code and b.code = any (hidden)) as below_hidden
      from platform.unit u where u.kind = level order by u.code loop
      if (above.below_hidden = 1 and not above.is_hidden) or (above.below_hidden = 0 and above.is_hidden) then
        select b.code into also from platform.unit b
        where b.parent = above.code and not b.code = any (hidden) and coalesce((counts ->> b.code)::integer, 0) > 4
        order by (counts ->> b.code)::integer, b.code limit 1;
        if also is not null then hidden := hidden || also; end if;
      end if;
    end loop;
  end loop;
  return hidden;
end $$;
alter function workforce.hidden_counts(text, date) owner to candour_definer;
revoke all on function workforce.hidden_counts(text, date) from public;
grant execute on function workforce.hidden_counts(text, date) to candour_definer;

create or replace function workforce.staff_counts(units text[], on_day date)
  returns table (unit text, staff integer, absent integer, measures integer, agency integer, leaving integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ with asked as (
     select u.code as unit, platform.teams_below(u.code) as teams from platform.unit u
     where u.code = any (units) and case platform.actor_role()
       when 'spo' then u.code = any (platform.teams_below(platform.actor_unit()))
       when 'lead-inspector' then workforce.inspects_now(u.code) or workforce.inspects_now(u.parent)
       when 'inspector' then workforce.inspects_now(u.code) or workforce.inspects_now(u.parent)
       when 'pdu-head' then u.code = platform.actor_unit() or u.parent = platform.actor_unit()
       when 'regional-director' then platform.teams_below(u.code) <@ platform.teams_below(platform.actor_unit())
       when 'national-director' then true
       else false end),
   people as (
     select a.unit, p.code from asked a join platform.practitioner p on p.team = any (a.teams)
     where p.code not like '%U' and (p.joined is null or p.joined <= on_day) and (p."left" is null or p."left" > on_day)),
   facts as (
     select distinct officer, kind from workforce.staff_fact_now
     where from_day <= on_day and coalesce(to_day, 'infinity') >= on_day and kind <> 'leaving'
     union
     select distinct officer, kind from workforce.staff_fact_now where kind = 'leaving' and from_day > on_day),
   counted as (
     select a.unit, count(distinct p.code)::integer as staff,
       count(distinct p.code) filter (where f.kind = 'absence')::integer as absent,
       count(distinct p.code) filter (where f.kind = 'measure')::integer as measures,
       count(distinct p.code) filter (where f.kind = 'agency')::integer as agency,
       count(distinct p.code) filter (where f.kind = 'leaving')::integer as leaving
     from asked a left join people p on p.unit = a.unit left join facts f on f.officer = p.code group by a.unit),
   shown as (select platform.actor_role() in ('spo', 'pdu-head') as whole),
   hidden as materialized (
     select case when whole then '{}'::text[] else workforce.hidden_counts('absence', on_day) end as absent,
       case when whole then '{}'::text[] else workforce.hidden_counts('measure', on_day) end as measures from shown)
   select c.unit, c.staff, case when not c.unit = any (h.absent) then c.absent end,
     case when not c.unit = any (h.measures) then c.measures end, c.agency, c.leaving
   from counted c, hidden h $$;
