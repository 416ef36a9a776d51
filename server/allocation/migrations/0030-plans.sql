create table allocation.plan (
  id uuid primary key default gen_random_uuid(),
  unit text not null references platform.unit (code),
  asked_by integer not null references platform.account (id),
  asked_at timestamptz(3) not null,
  input text not null,
  input_digest text not null check (input_digest ~ '^[0-9a-f]{64}$'),
  left_out jsonb not null,
  whole boolean not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done')),
  started_at timestamptz(3),
  ended_at timestamptz(3),
  result text,
  check ((state = 'done') = (result is not null) and (state = 'done') = (ended_at is not null))
);
comment on table allocation.plan is
  'One row is one plan that a manager asked for: what was asked, by pseudonyms and codes, and the answer, as the very bytes that `candour allocate --check` proves.';
comment on column allocation.plan.input_digest is 'SHA-256 of the bytes of the input: whoever holds the file can tell that it is the one that was answered.';
comment on column allocation.plan.whole is 'Of everybody who waits: then its answer opens or settles the escalation that the unit has no plan.';
comment on column allocation.plan.left_out is 'People and officers of whom a figure is unknown, with the reason: they are in no plan.';
create index plan_of_unit on allocation.plan (unit, asked_at desc);
comment on index allocation.plan_of_unit is 'The list of plans of a unit, the latest first.';

grant select, insert on allocation.plan to candour_app;
grant select, insert, update on allocation.plan to candour_system;
alter table allocation.plan enable row level security;
alter table allocation.plan force row level security;
create policy system on allocation.plan to candour_system using (true) with check (true);
-- Whoever asked, and the managers of the unit. Names are asked of the record, under its own policy.
create policy followed on allocation.plan for select to candour_app using (
  asked_by = (select platform.actor_id()) or unit = any ((select allocation.actor_units())::text[]));
create policy asked on allocation.plan for insert to candour_app with check (
  asked_by = (select platform.actor_id()) and (select platform.actor_role()) in ('spo', 'pdu-head')
  and state = 'waiting' and result is null);
