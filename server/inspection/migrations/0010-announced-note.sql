alter table inspection.publication add column announced text;
comment on column inspection.publication.announced is
  'The checkpoint of the announcement with the cosignatures that it had when the result was published; null when it had none to have.';
