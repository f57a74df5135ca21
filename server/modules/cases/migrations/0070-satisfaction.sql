-- What the applicant said of it: 满意度 of GB/T 39046-2020, 1 the best to 5. The platform above is told with the result.
alter table cases.case_file add column satisfaction smallint check (satisfaction between 1 and 5);
