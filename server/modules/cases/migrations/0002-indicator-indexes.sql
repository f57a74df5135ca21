-- What indicators are counted from, narrow enough to be answered from the index alone; and the order of the cases
-- behind a figure.
drop index cases.case_by_organ;
create index case_filed on cases.case_file (organ_id, filed_at, id) include (channel, handling);
create index case_decided on cases.case_file (organ_id, decided_at, id) include (accepted_on, promised_due, statutory_due)
  where decided_at is not null;
create index case_accepted on cases.case_file (organ_id, accepted_on) where accepted_on is not null;
