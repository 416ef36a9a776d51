create schema inspection;
grant usage on schema inspection to candour_app, candour_system, candour_definer;

create table inspection.inspection (
  id uuid primary key references ledger.stream (id),
  unit text not null references platform.unit (code),
  framework text not null,
  framework_version text not null,
  stage text not null check (stage in ('opened', 'frozen', 'drawn', 'published')),
  notice_kind text not null check (notice_kind in ('announced', 'short notice', 'unannounced')),
  notice_days integer not null check (notice_days >= 0),
  fieldwork_from date not null,
  fieldwork_to date not null check (fieldwork_to >= fieldwork_from),
  cohort_from date not null,
  cohort_to date not null check (cohort_to >= cohort_from),
  rule_confidence integer,
  rule_margin integer,
  rule_fixed integer check (rule_fixed > 0),
  check ((rule_fixed is null) = (rule_confidence is not null and rule_margin is not null)),
  commitment_inspectorate bytea not null check (octet_length(commitment_inspectorate) = 32),
  commitment_service bytea not null check (octet_length(commitment_service) = 32),
  lead text not null,
  opened_at timestamptz(3) not null,
  open_entry uuid not null,
  frozen_at timestamptz(3),
  freeze_entry uuid,
  population_root bytea,
  population_size integer,
  sample_size integer,
  drawn_at timestamptz(3),
  draw_entry uuid,
  seed bytea,
  announced_size bigint,
  published_at timestamptz(3),
  publish_entry uuid,
  check (stage = 'opened' or (frozen_at is not null and freeze_entry is not null and population_root is not null
    and population_size is not null and sample_size is not null)),
  check (stage in ('opened', 'frozen') or (drawn_at is not null and draw_entry is not null and seed is not null
    and announced_size is not null)),
  check (stage <> 'published' or (published_at is not null and publish_entry is not null))
);
comment on table inspection.inspection is
  'One row is one inspection of one unit, as its entries left it. Its id is its stream in the ledger.';
create index inspection_unit on inspection.inspection (unit);

create table inspection.entry (
  id uuid primary key references ledger.leaf_in (entry_id) deferrable initially deferred,
  inspection uuid not null references inspection.inspection (id) deferrable initially deferred,
  seq integer not null,
  type text not null,
  recorded_at timestamptz(3) not null,
  author text not null,
  supersedes uuid references inspection.entry (id),
  payload bytea not null,
  salt bytea not null check (octet_length(salt) = 32),
  unique (inspection, seq)
);
comment on table inspection.entry is
  'One row is one act of an inspection: opened, frozen, drawn, replaced, answered, judged, published. Written once.';
create trigger written_once before update or delete on inspection.entry
  for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on inspection.entry
  for each statement execute function platform.refuse_change();

create table inspection.secret (
  inspection uuid primary key references inspection.inspection (id) deferrable initially deferred,
  inspectorate bytea not null,
  service bytea not null check (octet_length(service) = 32)
);
comment on table inspection.secret is
  'One row is the two contributions to one seed. Only their SHA-256 is shown before the draw; no page reads this table.';
create trigger written_once before update or delete on inspection.secret
  for each row execute function platform.refuse_change();

create table inspection.population (
  inspection uuid not null references inspection.inspection (id),
  "case" uuid not null,
  sex text not null,
  disposal text not null,
  risk text not null,
  primary key (inspection, "case")
);
comment on table inspection.population is
  'One row is one case that could be drawn, frozen at the announcement, by its stream in the ledger.';
create trigger written_once before update or delete on inspection.population
  for each row execute function platform.refuse_change();

create table inspection.drawn_case (
  inspection uuid not null,
  "case" uuid not null,
  stratum text not null,
  place integer not null,
  rank integer not null check (rank > 0),
  status text not null check (status in ('sampled', 'waiting', 'replaced')),
  replaced_reason text,
  instead_of uuid,
  primary key (inspection, "case"),
  unique (inspection, place),
  foreign key (inspection, "case") references inspection.population (inspection, "case"),
  check ((status = 'replaced') = (replaced_reason is not null))
);
comment on table inspection.drawn_case is
  'One row is one case in the order of the draw: in the sample, waiting as a replacement, or replaced with a reason.';
comment on column inspection.drawn_case.place is 'Over all strata: the draw first, then the replacements.';

create table inspection.answer (
  inspection uuid not null,
  "case" uuid not null,
  question text not null,
  answer text not null check (answer in ('yes', 'no', 'na')),
  evidence text not null,
  entry uuid not null references inspection.entry (id),
  answered_by text not null,
  answered_at timestamptz(3) not null,
  primary key (inspection, "case", question),
  foreign key (inspection, "case") references inspection.drawn_case (inspection, "case")
);
comment on table inspection.answer is 'One row is the answer that stands for one question in one case. Every earlier one stays an entry.';

create table inspection.judgement (
  inspection uuid not null references inspection.inspection (id),
  standard text not null,
  rating text not null check (rating in ('Inadequate', 'Requires improvement', 'Good', 'Outstanding')),
  reasons text not null check (reasons <> ''),
  entry uuid not null references inspection.entry (id),
  judged_by text not null,
  judged_at timestamptz(3) not null,
  primary key (inspection, standard)
);
comment on table inspection.judgement is 'One row is the rating that stands for one standard that people rate, with their reasons.';

create table inspection.publication (
  inspection uuid primary key references inspection.inspection (id),
  document bytea not null,
  policy text not null,
  publishing bytea not null
);
comment on table inspection.publication is
  'One row is one published result: the bytes of inspection.json, the policy, and the publishing entry with its salt. With the log they give the bundle.';
create trigger written_once before update or delete on inspection.publication
  for each row execute function platform.refuse_change();

-- Who inspects. A policy asks this once a query.
create function inspection.inspects() returns boolean language sql stable set search_path = pg_catalog, pg_temp as
$$ select platform.actor_role() in ('lead-inspector', 'inspector') $$;
create function inspection.leads() returns boolean language sql stable set search_path = pg_catalog, pg_temp as
$$ select platform.actor_role() = 'lead-inspector' $$;
grant execute on function inspection.inspects(), inspection.leads() to candour_app, candour_system;

do $$
declare room_table text;
begin
  foreach room_table in array array['inspection', 'entry', 'secret', 'population', 'drawn_case', 'answer', 'judgement', 'publication']
  loop
    execute format('alter table inspection.%I enable row level security', room_table);
    execute format('alter table inspection.%I force row level security', room_table);
    execute format('create policy system on inspection.%I to candour_system using (true) with check (true)', room_table);
  end loop;
end $$;

-- Inspectors see every inspection; the head of the inspected unit sees theirs from the announcement on; anyone a published one.
create policy seen on inspection.inspection for select to candour_app using (
  (select inspection.inspects()) or stage = 'published'
  or (stage <> 'opened' and (select platform.actor_role()) = 'pdu-head' and unit = (select platform.actor_unit())));
create policy opened on inspection.inspection for insert to candour_app with check ((select inspection.leads()));
create policy led on inspection.inspection for update to candour_app
  using ((select inspection.leads()) and stage <> 'published') with check ((select inspection.leads()));

create policy seen on inspection.entry for select to candour_app using ((select inspection.inspects()));
create policy written on inspection.entry for insert to candour_app with check (
  (select inspection.leads()) or ((select inspection.inspects()) and type = 'inspection.answer'));

create policy led on inspection.secret for select to candour_app using ((select inspection.leads()));
create policy opened on inspection.secret for insert to candour_app with check ((select inspection.leads()));

create policy seen on inspection.population for select to candour_app using ((select inspection.inspects()));
create policy frozen on inspection.population for insert to candour_app with check ((select inspection.leads()));

create policy seen on inspection.drawn_case for select to candour_app using ((select inspection.inspects()));
create policy drawn on inspection.drawn_case for insert to candour_app with check ((select inspection.leads()));
create policy replaced on inspection.drawn_case for update to candour_app
  using ((select inspection.leads())) with check ((select inspection.leads()));

create policy seen on inspection.answer for select to candour_app using ((select inspection.inspects()));
create policy answered on inspection.answer for insert to candour_app with check ((select inspection.inspects()));
create policy answered_again on inspection.answer for update to candour_app
  using ((select inspection.inspects())) with check ((select inspection.inspects()));

create policy seen on inspection.judgement for select to candour_app using ((select inspection.inspects()));
create policy judged on inspection.judgement for insert to candour_app with check ((select inspection.leads()));
create policy judged_again on inspection.judgement for update to candour_app
  using ((select inspection.leads())) with check ((select inspection.leads()));

-- A row exists only once its inspection is published.
create policy public_sees on inspection.publication for select to candour_app using (true);
create policy published on inspection.publication for insert to candour_app with check ((select inspection.leads()));

grant select, insert on inspection.inspection, inspection.entry, inspection.secret, inspection.population,
  inspection.drawn_case, inspection.answer, inspection.judgement, inspection.publication to candour_app;
grant update (stage, frozen_at, freeze_entry, population_root, population_size, sample_size, drawn_at, draw_entry, seed,
  announced_size, published_at, publish_entry) on inspection.inspection to candour_app;
grant update (status, replaced_reason, instead_of) on inspection.drawn_case to candour_app;
grant update (answer, evidence, entry, answered_by, answered_at) on inspection.answer to candour_app;
grant update (rating, reasons, entry, judged_by, judged_at) on inspection.judgement to candour_app;
