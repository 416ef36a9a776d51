-- What an entry says is encrypted under the key of its person, which is held outside the database: whoever reads tables or a
-- backup sees who wrote when, and no word. Destroying the key is how a record is erased. The leaf in the ledger still commits to
-- the same words, so nothing that was proven changes.
alter table caseload.entry add column sealed bytea;
comment on column caseload.entry.sealed is
  'Salt (32 bytes) and payload (canonical JSON of author, work done by, reason and body), AES-256-GCM under the key of the person.';
-- The team in which an entry places the person. It finds the people of a unit without opening a record.
alter table caseload.entry add column placed_team text references platform.unit (code);
create index entry_placed on caseload.entry (placed_team, person_id) where placed_team is not null;

alter table caseload.entry drop column reason;
alter table caseload.entry alter column payload drop not null, alter column salt drop not null;
alter table caseload.entry add check ((sealed is null) = (payload is not null) and (payload is null) = (salt is null));
comment on column caseload.entry.payload is 'Null since payloads are sealed. Rows written before are sealed at the next start (server/caseload/upgrade).';

-- An erased person has no row; their entries stay, unreadable, because the ledger counts them.
alter table caseload.entry drop constraint entry_person_id_fkey;
alter table caseload.entry add foreign key (person_id) references ledger.stream (id);
alter table caseload.inspection_access drop constraint inspection_access_person_id_fkey;
alter table caseload.inspection_access add foreign key (person_id) references ledger.stream (id);

-- The one change that an entry takes: from open words to sealed ones, once. What was sealed must still open the leaf's commitment,
-- so this lets nobody change a word unseen.
create function caseload.refuse_rewriting() returns trigger language plpgsql as
$$ begin
  if tg_op = 'UPDATE' and old.sealed is null and new.sealed is not null
    and (old.entry_id, old.person_id, old.seq, old.kind, old.author, old.work_done_by, old.happened_from, old.recorded_at)
      = (new.entry_id, new.person_id, new.seq, new.kind, new.author, new.work_done_by, new.happened_from, new.recorded_at)
    and old.happened_to is not distinct from new.happened_to and old.supersedes is not distinct from new.supersedes
  then return new; end if;
  raise exception 'caseload.entry is written once: a correction is a new entry' using errcode = 'insufficient_privilege';
end $$;
drop trigger written_once on caseload.entry;
create trigger written_once before update or delete on caseload.entry for each row execute function caseload.refuse_rewriting();
grant update (sealed, payload, salt, placed_team) on caseload.entry to candour_system;

-- The entries that decide whether an inspection of a PDU may draw somebody, of everyone whom an entry ever placed in one of its
-- teams. They come sealed: the service opens them and gives an inspector pseudonyms, days and strata, no names.
drop function caseload.eligibility_entries(text, date, date);
create function caseload.eligibility_entries(of_pdu text, of_kinds text[]) returns setof caseload.entry
language sql stable security definer set search_path = pg_catalog, pg_temp as
$$ select e.* from caseload.entry e
   where e.person_id in (select p.person_id from caseload.entry p join platform.unit u on u.code = p.placed_team
                         where u.parent = of_pdu)
     and e.kind = any (of_kinds)
     and (platform.actor_role() in ('lead-inspector', 'inspector') or current_setting('role') = 'candour_system')
   order by e.person_id, e.seq $$;
alter function caseload.eligibility_entries(text, text[]) owner to candour_definer;
grant execute on function caseload.eligibility_entries(text, text[]) to candour_app, candour_system;
