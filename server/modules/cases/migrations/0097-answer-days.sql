-- The last day of an answer may fall into a year whose holidays are not published yet: then nothing follows from its passing,
-- and it is counted again when the year is published.
alter table cases.undoing add column answer_provisional boolean not null default false;
-- How many working days were given to speak about what a check found.
alter table cases.commitment_check add column answer_days smallint check (answer_days > 0);
