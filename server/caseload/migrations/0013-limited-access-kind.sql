insert into caseload.kind values ('limited-access-set', '{spo,pdu-head}');
