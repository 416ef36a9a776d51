create table ledger.log_key (
  verifier_key text primary key,
  origin text not null,
  since timestamptz(3) not null default now()
);
comment on table ledger.log_key is
  'One row is one public key that this log has signed with. The private key is a file outside the database and its backups.';
create trigger written_once before update or delete on ledger.log_key for each row execute function platform.refuse_change();
create trigger never_emptied before truncate on ledger.log_key for each statement execute function platform.refuse_change();
grant select on ledger.log_key to candour_app;
