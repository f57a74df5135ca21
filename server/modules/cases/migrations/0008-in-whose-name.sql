-- 行政许可法 art. 24: who was entrusted handles a case in the name of the body that entrusted it. Null: in one's own name.
alter table cases.case_file add column principal_organ_id uuid;
