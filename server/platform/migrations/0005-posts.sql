create table platform.post (
  id integer generated always as identity primary key,
  team text not null references platform.unit (code),
  grade text not null,
  practitioner text references platform.practitioner (code),
  since date not null
);
comment on table platform.post is
  'One row is one funded post of a team: filled by a practitioner since a day, or vacant since a day when nobody is named.';
create index post_team on platform.post (team);
grant select on platform.post to candour_app, candour_definer;
