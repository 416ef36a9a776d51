create table platform.demonstration_stage (
  stage text primary key,
  finished_at timestamptz(3) not null default now()
);
comment on table platform.demonstration_stage is
  'One row is one finished stage of loading the demonstration service: an interrupted first start goes on after the last one.';
