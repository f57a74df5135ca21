-- 并联审批: other bodies that have had a step of this case, or were asked about one; they read it.
alter table cases.case_file add column joint_organs uuid[] not null default '{}';
