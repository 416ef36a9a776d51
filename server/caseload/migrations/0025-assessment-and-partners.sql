-- Whoever countersigns, reviews quality, answers a transfer or a complaint, or notifies a serious further offence answers for
-- the work of others: those kinds are the managers' alone.
insert into caseload.kind values
  ('assessment-signing', '{practitioner,spo}'), ('countersignature', '{spo,pdu-head}'), ('quality-review', '{spo,pdu-head}'),
  ('referral', '{practitioner,spo}'), ('referral-progress', '{practitioner,spo}'), ('referral-session', '{practitioner,spo}'),
  ('accommodation', '{practitioner,spo}'), ('report-requested', '{practitioner,spo}'), ('report-completed', '{practitioner,spo}'),
  ('handover-started', '{practitioner,spo}'), ('handover-part', '{practitioner,spo}'),
  ('handover-side-finished', '{practitioner,spo}'), ('handover-responsibility', '{practitioner,spo}'),
  ('transfer-proposed', '{practitioner,spo,pdu-head}'), ('transfer-answered', '{spo,pdu-head}'),
  ('oversight-answered', '{practitioner,spo}'), ('serious-further-offence', '{spo,pdu-head}'),
  ('serious-further-offence-review', '{spo,pdu-head}'), ('complaint', '{practitioner,spo,pdu-head}'),
  ('complaint-answered', '{spo,pdu-head}');
