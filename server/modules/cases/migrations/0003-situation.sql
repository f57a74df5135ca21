-- The applicant's answers to the item's situation questions: which materials and fields were asked depends on them.
alter table cases.case_file add column situation jsonb not null default '{}';
create or replace view cases.v_case as
select id, number, item_id, version_id, organ_id, region_code, law, applicant_kind, applicant_id, applicant_name, status, is_open,
       channel, handling, filed_at, correction_asked, acceptance_due, accepted_on, deemed, decided_at, granted, statutory_due,
       promised_due, delivery_due, due_on, provisional, licence_id, handler_id, handler_name, closed_at, updated_at, situation
from cases.case_file;
