-- The body that decided, where it is another than the one that handles the case (行政许可法 art. 43); null: the same.
alter table cases.case_file add column decider_organ_id uuid;
