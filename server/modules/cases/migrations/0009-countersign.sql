-- 窗口无权否决: a no waits for a superior's countersign; and a correction time that a body has settled ends by itself.
alter table cases.case_file
  add column countersign text check (countersign in ('refusal-proposed', 'refusal-overturned', 'denial-proposed'));
alter table cases.body_rule add column denial_countersigned boolean not null default false;
create index correction_unanswered on cases.correction (answer_by, case_id)
  where answered_at is null and answer_by is not null;
