-- A case that stood still and went on is due on another day: that day is warned of too.
alter table oversight.warning drop constraint warning_pkey;
alter table oversight.warning add primary key (case_id, kind, due_on, region_code);
