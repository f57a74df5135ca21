-- A special procedure that nears the day told to the applicant is warned of too.
alter table oversight.warning drop constraint warning_kind_check;
alter table oversight.warning add constraint warning_kind_check
  check (kind in ('intake', 'handling', 'special', 'delivery'));
