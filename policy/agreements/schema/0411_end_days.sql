-- The dashboard counts what ends soon and what has no end, at each look: from the index alone, not from every row.
create index agreements_by_end_day on agreements(status, ends_on, open_ended);
