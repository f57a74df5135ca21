-- What waits for a superior's countersign, as a list of its own.
create index case_awaits_countersign on cases.case_file (organ_id, status, due_on, id)
  where is_open and countersign in ('refusal-proposed', 'denial-proposed');
