-- The room of allocation: who takes which case. Each part of the room brings its tables in its own numbers: the queue 0002 to 0009,
-- limits and escalations 0010 to 0029, plans 0030 to 0039.
create schema allocation;
grant usage on schema allocation to candour_app, candour_system, candour_definer;
