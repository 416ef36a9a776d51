-- One person acts in one role at a time. Planned for a thousand, every question whose teams somebody has read all units.
alter function platform.acting_as(integer) rows 1;
