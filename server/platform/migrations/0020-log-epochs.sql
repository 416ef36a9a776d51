-- Transaction numbers begin again when a dump is restored into another server: new leaves would sort before the last one
-- numbered, and would never be. One row says from which place in the order of writing they began again.
create table ledger.epoch (
  after_ord bigint primary key,
  began_at timestamptz(3) not null default now()
);
comment on table ledger.epoch is
  'One row is one move of the log to a server whose transaction numbers are behind: leaves written after after_ord carry its own.';
create trigger written_once before update or delete on ledger.epoch for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on ledger.epoch for each statement execute function platform.refuse_change();
grant select on ledger.epoch to candour_app;
