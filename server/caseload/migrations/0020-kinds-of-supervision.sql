-- What is written about the person, the sentence, the appointments and what follows when they are not kept. Breach and recall
-- are carried further by those who answer for the practitioner.
insert into caseload.kind values
  ('name-changed', '{practitioner,spo}'), ('contact-details-changed', '{practitioner,spo}'),
  ('equality-recorded', '{practitioner,spo}'), ('entry-withdrawn', '{practitioner,spo}'),
  ('requirement-started', '{practitioner,spo}'), ('requirement-ended', '{practitioner,spo}'),
  ('licence-condition-started', '{practitioner,spo}'), ('post-sentence-requirement-started', '{practitioner,spo}'),
  ('custody-dates', '{practitioner,spo}'), ('released', '{practitioner,spo}'),
  ('appointment-booked', '{practitioner,spo}'), ('enforcement-action', '{practitioner,spo}'),
  ('breach', '{practitioner,spo,pdu-head}'), ('recall', '{practitioner,spo,pdu-head}');
