create table platform.web_session (
  id_hash bytea primary key check (octet_length(id_hash) = 32),
  sealed bytea not null,
  ends_at timestamptz(3) not null
);
comment on table platform.web_session is
  'One row is one browser session. Only the cookie holds the id: the row is found by its SHA-256 and opened with a key derived from it, so a copy of this table signs nobody in and shows nothing that was typed.';
create index web_session_ends on platform.web_session (ends_at);
comment on index platform.web_session_ends is 'For the removal of sessions that have ended.';
grant select, insert, update, delete on platform.web_session to candour_app;
