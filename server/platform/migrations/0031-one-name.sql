-- A list that names somebody must mean one account: no second one whose name differs in capitals or spaces only.
create unique index account_one_name on platform.account (lower(btrim(username)));
