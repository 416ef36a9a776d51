-- Serves one page of a timeline, the latest thing that happened first: twenty rows are read, and row-level security asks twenty
-- times. Without it all entries of the person were read and sorted: 22 ms for 3,000.
create index entry_timeline on caseload.entry (person_id, happened_from desc, seq desc);
-- Serves the question whether anything in a record was withdrawn: nearly always no, without reading the record.
create index entry_withdrawn on caseload.entry (person_id) where kind = 'entry-withdrawn';
