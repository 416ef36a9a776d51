-- Work on a colleague's case. Whoever may write of their own work may write it.
insert into caseload.kind values ('support-contact', '{practitioner,spo}');
