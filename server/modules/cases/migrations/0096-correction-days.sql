-- How many working days were told for a correction, so that its last day can be counted again when a year of the calendar is published.
alter table cases.correction add column answer_days integer;
